import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { providerQuery } from '../../shared/provider.ts'
import { AskForLink } from '../../shared/security/AskForLink.tsx'
import { paths } from '../paths.ts'

/** `/area/forgot`: a link to choose a password, also for whoever never used the activation link. */
export function ForgottenPage() {
  const { t } = useLingui()
  return (
    <AskForLink
      path="/api/reset/area"
      title={t`Forgotten password`}
      lead={t`Write your e-mail address and you get a link to choose another password.`}
      sent={<Sent />}
      also={<Link to={paths.signIn()} preload="render">{t`Back to sign-in`}</Link>}
    >
      {t`Send me the link`}
    </AskForLink>
  )
}

/** What is said when a link was asked for: the same for every address. */
export function Sent() {
  const { data: provider } = useQuery(providerQuery)
  const name = provider?.name ?? ''
  return (
    <p>
      <Trans>
        If this address has access to the client area, a mail with a link arrives there in a moment. If it
        does not, look among unwanted mail, or ask {name} which address they know you by.
      </Trans>
    </p>
  )
}
