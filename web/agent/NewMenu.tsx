import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useActions } from '../shared/keys.ts'
import { Menu } from '../ui/Menu.tsx'
import { isFor } from './feature.ts'
import { useAgent } from './use-agent.ts'

/** "New": whatever the features let one create, each with its key. */
export function NewMenu() {
  const { t, i18n } = useLingui()
  const navigate = useNavigate()
  const { session, features } = useAgent()
  const entries = features
    .flatMap(({ create = [] }) => create)
    .filter((entry) => isFor(session, entry))
    .sort((a, b) => a.order - b.order)
    .map(({ title, to, keys }) => ({
      id: to,
      label: i18n._(title),
      keys,
      onAction: () => void navigate({ to }),
    }))
  useActions(
    entries.map(({ id, label, keys, onAction }) => ({
      id: `create ${id}`,
      title: label,
      group: 'create',
      keys,
      run: onAction,
    })),
  )
  if (entries.length === 0) return null
  return <Menu look="primary" icon="plus" label={t`New`} entries={entries} />
}
