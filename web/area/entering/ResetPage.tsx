import { Trans, useLingui } from '@lingui/react/macro'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { PasswordByLink } from '../../shared/security/PasswordByLink.tsx'
import { LinkGone } from './LinkGone.tsx'
import { useMailedToken } from './use-mailed-token.ts'

const place = '/api/reset/area'

/** `/area/reset/<token>`: another password, which signs in. */
export function ResetPage() {
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
          title={t`Choose another password`}
          lead={
            <Trans>
              {link.name}, with it you enter the client area of {link.workspace}. Wherever you are signed in
              now, you will have to sign in again.
            </Trans>
          }
        >
          {t`Save and sign in`}
        </PasswordByLink>
      )}
    </LinkPage>
  )
}
