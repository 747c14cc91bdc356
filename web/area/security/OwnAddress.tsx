import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ChangeAddress } from '../../shared/security/ChangeAddress.tsx'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Say } from '../../ui/Say.tsx'
import { OwnRegistrantWarning } from '../domains/OwnRegistrantWarning.tsx'
import { useCustomer } from '../use-customer.ts'
import css from './security.module.css'
import { useChange } from './use-change.ts'

/** The address to sign in with, and the way to another. */
export function OwnAddress() {
  const { t } = useLingui()
  const { email } = useCustomer().session.person
  const { isOpen, open, close } = useChange('email')
  const [asked, setAsked] = useState<string | null>(null)
  const done = (address: string) => {
    setAsked(address)
    close()
  }
  return (
    <>
      <Facts>
        <Fact name={t`E-mail`} actions={!isOpen && <Button onClick={open}>{t`Change the e-mail`}</Button>}>
          {email}
        </Fact>
      </Facts>
      <div className={css.note} role="status">
        {asked && (
          <Say tone="ok" title={t`A link is on its way to ${asked}`}>
            <p>
              <Trans>
                Open it to sign in with that address from then on. Until then you sign in with {email}. If
                nothing arrives, look among unwanted mail and check that the address is written well.
              </Trans>
            </p>
          </Say>
        )}
      </div>
      {isOpen && (
        <div className={css.form}>
          <ChangeAddress door="area" email={email} onDone={done} onCancel={close}>
            <OwnRegistrantWarning of="email" now={email} />
          </ChangeAddress>
        </div>
      )}
    </>
  )
}
