import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { AskForLink } from '../../shared/security/AskForLink.tsx'
import { paths } from '../paths.ts'

/** `/agent/forgotten-password`: asks for a link. What follows is the same whether the address is known or not. */
export function ForgottenPage() {
  const { t } = useLingui()
  return (
    <AskForLink
      path="/api/reset/agent"
      title={t`Forgotten password`}
      lead={t`A link to choose another password goes to your e-mail address.`}
      sent={
        <>
          <p>{t`If an agent signs in with this address, a link to choose another password is on its way there. It holds for one hour.`}</p>
          <p>{t`When nothing arrives in a few minutes: look among the unwanted mail, check the address, or ask an administrator, who sees in the portal whether the e-mail left.`}</p>
        </>
      }
      also={<Link to={paths.signIn()} preload="render">{t`Back to sign-in`}</Link>}
    >
      {t`Send the link`}
    </AskForLink>
  )
}
