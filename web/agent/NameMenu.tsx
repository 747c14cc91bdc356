import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api } from '../shared/api.ts'
import { leave } from '../shared/guard.ts'
import { Menu, type MenuEntry } from '../ui/Menu.tsx'
import { paths } from './paths.ts'
import { useAgent } from './use-agent.ts'

/** The menu under the agent's name: own pages, and the way out. */
export function NameMenu() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { session, features } = useAgent()
  const own: MenuEntry[] = features
    .flatMap((feature) => feature.own ?? [])
    .sort((a, b) => a.order - b.order)
    .map(({ title, to }) => ({ id: to, label: i18n._(title), onAction: () => void navigate({ to }) }))
  const signOut = async () => {
    await api.delete('/api/session/agent')
    leave({ queryClient, signIn: paths.signIn() })
  }
  const entries: MenuEntry[] = [
    ...own,
    ...(own.length > 0 ? [{ id: 'rule', rule: true } as const] : []),
    { id: 'sign-out', label: t`Sign out`, onAction: () => void signOut() },
  ]
  return <Menu look="bare" label={session.person.name} entries={entries} />
}
