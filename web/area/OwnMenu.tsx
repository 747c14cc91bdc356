import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../shared/api.ts'
import { leave } from '../shared/guard.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import css from '../ui/shell.module.css'
import { paths } from './paths.ts'
import { useCustomer } from './use-customer.ts'

/** The menu under the customer's name. */
export function OwnMenu() {
  const { session } = useCustomer()
  return (
    <Disclosure label={session.person.name}>
      <OwnLinks />
    </Disclosure>
  )
}

/** The person's own pages and the way out. */
export function OwnLinks() {
  const { t, i18n } = useLingui()
  const queryClient = useQueryClient()
  const { features, account } = useCustomer()
  const own = features.flatMap((feature) => feature.own ?? []).sort((a, b) => a.order - b.order)
  const signOut = async () => {
    await api.delete('/api/session/area')
    leave({ queryClient, signIn: paths.signIn() })
  }
  return (
    <ul className={css.nav} aria-label={t`Own pages`}>
      {own.map(({ title, to, order }) => {
        const path = to(account?.id ?? null)
        return (
          path && (
            <li key={order}>
              <Link to={path}>{i18n._(title)}</Link>
            </li>
          )
        )
      })}
      <li className={css.out}>
        <Button look="bare" onClick={() => void signOut()}>{t`Sign out`}</Button>
      </li>
    </ul>
  )
}
