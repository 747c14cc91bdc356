import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { AddressChanged } from '../../../server/modules/identity/wire.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import css from './entering.module.css'
import { LinkGone } from './LinkGone.tsx'
import { UseLink } from './UseLink.tsx'
import { useMailedToken } from './use-mailed-token.ts'

const place = '/api/address/area'

/** `/area/address/<token>`: confirms the address to sign in with from now on. */
export function NewAddressPage() {
  const { t } = useLingui()
  const token = useMailedToken()
  const queryClient = useQueryClient()
  const [changed, setChanged] = useState<string | null>(null)
  if (changed !== null) return <Changed email={changed} />
  const take = ({ email }: AddressChanged) => {
    queryClient.removeQueries({ queryKey: ['session'] })
    setChanged(email)
  }
  return (
    <LinkPage place={place} token={token} gone={(isJustUsed) => <LinkGone isJustUsed={isJustUsed} />}>
      {({ name, email, workspace }, onGone) => (
        <>
          <PageTitle title={t`Confirm your address`} />
          <p className={css.lead}>
            <Trans>
              {name}, from now on you sign in to the client area of {workspace} with <b>{email}</b>. We tell
              your former address, and you have to sign in again everywhere.
            </Trans>
          </p>
          <UseLink
            place={place}
            token={token}
            label={t`Confirm your address`}
            failed={t`The address was not changed`}
            pending={t`Confirming…`}
            onUsed={take}
            onGone={onGone}
          >
            {t`Confirm the address`}
          </UseLink>
        </>
      )}
    </LinkPage>
  )
}

function Changed({ email }: { email: string }) {
  const { t } = useLingui()
  return (
    <>
      <PageTitle title={t`Your address has been changed`} />
      <p className={css.lead}>
        <Trans>
          Sign in with <b>{email}</b> and the password you already have.
        </Trans>
      </p>
      <p className={css.onward}>
        <Link className={buttonClass('primary')} to={paths.signIn()}>{t`Sign in`}</Link>
      </p>
    </>
  )
}
