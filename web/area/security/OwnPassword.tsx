import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ChangePassword } from '../../shared/security/ChangePassword.tsx'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { useCustomer } from '../use-customer.ts'
import css from './security.module.css'
import { useChange } from './use-change.ts'

/** The password, and its form when the address of the page says so. */
export function OwnPassword() {
  const { t } = useLingui()
  const { email } = useCustomer().session.person
  const { isOpen, open, close } = useChange('password')
  const changed = (ended: number) => {
    toast(
      ended === 0
        ? t`Password changed`
        : plural(ended, {
            one: 'Password changed; # other session ended',
            other: 'Password changed; # other sessions ended',
          }),
    )
    close()
  }
  return (
    <>
      <Facts>
        <Fact
          name={t`Password`}
          actions={!isOpen && <Button onClick={open}>{t`Change the password`}</Button>}
        >
          {t`Only you know it.`}
        </Fact>
      </Facts>
      {isOpen && (
        <div className={css.form}>
          <ChangePassword door="area" email={email} onDone={changed} onCancel={close} />
        </div>
      )}
    </>
  )
}
