import { useLingui } from '@lingui/react/macro'
import { Link, useParams } from '@tanstack/react-router'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { PasswordByLink } from '../../shared/security/PasswordByLink.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import { LinkGone } from './LinkGone.tsx'

const place = '/api/reset/agent'

/** `/agent/reset/<token>`: another password instead of the forgotten one. */
export function ResetPage() {
  const { t } = useLingui()
  const { token = '' } = useParams({ strict: false })
  return (
    <LinkPage place={place} token={token} gone={() => <ResetGone />}>
      {(link, onGone) => (
        <PasswordByLink
          {...{ door: 'agent', place, token, link, onGone }}
          title={t`New password`}
          lead={t`With it you enter at once. Sessions that are open elsewhere end.`}
        >
          {t`Save and enter`}
        </PasswordByLink>
      )}
    </LinkPage>
  )
}

function ResetGone() {
  const { t } = useLingui()
  return (
    <LinkGone
      title={t`This link no longer works`}
      actions={
        <>
          <Link className={buttonClass('primary')} to={paths.forgotten()}>{t`Ask for another link`}</Link>
          <Link to={paths.signIn()}>{t`Sign in`}</Link>
        </>
      }
    >
      <p>{t`A link to change the password can be used once, for one hour, and a newer one replaces it. Perhaps it was cut off on the way: copying it whole from the e-mail may help.`}</p>
    </LinkGone>
  )
}
