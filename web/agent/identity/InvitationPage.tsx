import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { PasswordByLink } from '../../shared/security/PasswordByLink.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import { LinkGone } from './LinkGone.tsx'

const place = '/api/invitation/agent'

/** `/agent/invitation/<token>`: a new agent chooses a password and enters. */
export function InvitationPage() {
  const { t } = useLingui()
  const { token = '' } = useParams({ strict: false })
  return (
    <LinkPage place={place} token={token} gone={() => <InvitationGone />}>
      {(link, onGone) => (
        <PasswordByLink
          {...{ door: 'agent', place, token, link, onGone }}
          title={t`Welcome to ${link.workspace}`}
          lead={
            <Trans>
              {link.name}, only a password is missing. With it and this address you enter the portal.
            </Trans>
          }
        >
          {t`Save and enter`}
        </PasswordByLink>
      )}
    </LinkPage>
  )
}

function InvitationGone() {
  const { t } = useLingui()
  return (
    <LinkGone
      title={t`This invitation no longer works`}
      actions={<Link className={buttonClass('primary')} to={paths.signIn()}>{t`Sign in`}</Link>}
    >
      <p>{t`An invitation can be used once, for seven days, and a newer one replaces it. Perhaps the link was cut off on the way: copying it whole from the e-mail may help.`}</p>
      <p>{t`If it was accepted already, signing in is all that is left. Otherwise whoever sent it can send another.`}</p>
    </LinkGone>
  )
}
