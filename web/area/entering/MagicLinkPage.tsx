import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { AskForLink } from '../../shared/security/AskForLink.tsx'
import { paths } from '../paths.ts'
import { Sent } from './ForgottenPage.tsx'

/** `/area/magic-link`: a link to sign in with once, without the password. */
export function MagicLinkPage() {
  const { t } = useLingui()
  return (
    <AskForLink
      path="/api/magic-link/area"
      title={t`Sign in with a link`}
      lead={t`Write your e-mail address and you get a link with which you enter once, without a password.`}
      sent={<Sent />}
      also={<Link to={paths.signIn()} preload="render">{t`Sign in with the password`}</Link>}
    >
      {t`Send me the link`}
    </AskForLink>
  )
}
