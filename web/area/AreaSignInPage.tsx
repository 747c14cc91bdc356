import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import { SignIn } from '../shared/SignIn.tsx'
import css from '../shared/sign-in.module.css'
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
      also={
        <span className={css.also}>
          <Link to={paths.magicLink()} preload="render">{t`Get a link to sign in`}</Link>
          <Link to={paths.forgotten()} preload="render">{t`Forgotten password`}</Link>
        </span>
      }
    />
  )
}
