import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import { SignIn } from '../shared/SignIn.tsx'
import { paths } from './paths.ts'

/** `/agent/sign-in` */
export function AgentSignInPage() {
  const { t } = useLingui()
  const { to } = useSearch({ strict: false })
  return (
    <SignIn
      door="agent"
      title={t`Sign in to the support portal`}
      returnTo={to}
      also={<Link to={paths.forgotten()} preload="render">{t`Forgotten password`}</Link>}
    />
  )
}
