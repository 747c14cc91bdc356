import { Trans, useLingui } from '@lingui/react/macro'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { PasswordByLink } from '../../shared/security/PasswordByLink.tsx'
import { LinkGone } from '../entering/LinkGone.tsx'
import { useMailedToken } from '../entering/use-mailed-token.ts'

const place = '/api/activation'

/** `/area/activate/<token>`: verifies the address, chooses a password and enters. */
export function ActivationPage() {
  const { t } = useLingui()
  const token = useMailedToken()
  return (
    <LinkPage place={place} token={token} gone={(isJustUsed) => <LinkGone isJustUsed={isJustUsed} />}>
      {(link, onGone) => (
        <PasswordByLink
          door="area"
          place={place}
          token={token}
          link={link}
          onGone={onGone}
          title={t`Welcome, ${link.name}`}
          lead={
            <Trans>
              Choose a password. With it and this address you enter the client area of {link.workspace}.
            </Trans>
          }
          aboutEmail={t`By signing in you confirm that it is yours.`}
        >
          {t`Sign in`}
        </PasswordByLink>
      )}
    </LinkPage>
  )
}
