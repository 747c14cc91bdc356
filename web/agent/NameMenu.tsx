import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { api } from '../shared/api.ts'
import { leave } from '../shared/guard.ts'
import { Button } from '../ui/Button.tsx'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import css from '../ui/shell.module.css'
import { paths } from './paths.ts'
import { useAgent } from './use-agent.ts'

/** The menu under the agent's name: own pages, and the way out. */
export function NameMenu() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const signOut = useSignOut()
  const own = useOwnPages().map(({ title, to }) => ({
    id: to,
    label: title,
    onAction: () => void navigate({ to }),
  }))
  const entries: MenuEntry[] = [
    ...own,
    ...(own.length > 0 ? [{ id: 'rule', rule: true } as const] : []),
    { id: 'sign-out', label: t`Sign out`, onAction: signOut },
  ]
  return <Menu look="bare" label={session.person.name} entries={entries} />
}

/** The same at the foot of the drawer on phones. */
export function NameLinks() {
  const { t } = useLingui()
  const { session } = useAgent()
  const signOut = useSignOut()
  return (
    <nav aria-label={session.person.name}>
      <h2 className={css.navTitle}>{session.person.name}</h2>
      <ul className={css.nav}>
        {useOwnPages().map(({ title, to }) => (
          <li key={to}>
            <Link to={to}>{title}</Link>
          </li>
        ))}
        <li className={css.out}>
          <Button look="bare" onClick={signOut}>{t`Sign out`}</Button>
        </li>
      </ul>
    </nav>
  )
}

function useOwnPages() {
  const { i18n } = useLingui()
  const { features } = useAgent()
  const own = features.flatMap((feature) => feature.own ?? []).sort((a, b) => a.order - b.order)
  return own.map(({ title, to }) => ({ title: i18n._(title), to }))
}

function useSignOut() {
  const queryClient = useQueryClient()
  return async () => {
    await api.delete('/api/session/agent')
    leave({ queryClient, signIn: paths.signIn() })
  }
}
