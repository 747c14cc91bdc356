import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { api } from '../shared/api.ts'
import { leave } from '../shared/guard.ts'
import { Button } from '../ui/Button.tsx'
import { Disclosure } from '../ui/Disclosure.tsx'
import css from '../ui/shell.module.css'
import type { OwnEntry } from './feature.ts'
import { paths } from './paths.ts'
import { useCustomer } from './use-customer.ts'

/** The menu under the customer's name: her own pages, and the way out. */
export function OwnMenu() {
  const { t } = useLingui()
  const { session } = useCustomer()
  return (
    <Disclosure label={session.person.name}>
      <ul className={css.nav} aria-label={t`Own pages`}>
        <OwnEntries entries={useOwnEntries()} />
        <li className={css.out}>
          <SignOut />
        </li>
      </ul>
    </Disclosure>
  )
}

/** What stands under the person's name, in its order. */
export function useOwnEntries(): OwnEntry[] {
  return useCustomer()
    .features.flatMap(({ own = [] }) => own)
    .sort((a, b) => a.order - b.order)
}

/** The person's own pages, as items of a list. */
export function OwnEntries({ entries }: { entries: OwnEntry[] }) {
  const { i18n } = useLingui()
  const { account } = useCustomer()
  return entries.map(({ title, to, order }) => {
    const path = to(account?.id ?? null)
    return (
      path && (
        <li key={order}>
          <Link to={path}>{i18n._(title)}</Link>
        </li>
      )
    )
  })
}

/** Ends the session; nothing of hers stays in the page. */
export function SignOut() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const signOut = async () => {
    await api.delete('/api/session/area')
    leave({ queryClient, signIn: paths.signIn() })
  }
  return <Button look="bare" onClick={() => void signOut()}>{t`Sign out`}</Button>
}
