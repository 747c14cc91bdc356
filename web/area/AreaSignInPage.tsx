import { useLingui } from '@lingui/react/macro'
import { useSearch } from '@tanstack/react-router'
import { SignIn } from '../shared/SignIn.tsx'
import { paths } from './paths.ts'

/** `/area/sign-in` */
export function AreaSignInPage() {
  const { t } = useLingui()
  const { to } = useSearch({ strict: false })
  return (
    <SignIn
      door="area"
      title={t`Sign in to the client area`}
      returnTo={to}
      forgotten={{ to: paths.forgotten(), label: t`Forgotten password` }}
    />
  )
}
