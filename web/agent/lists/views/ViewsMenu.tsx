import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { ListRecord } from '../../../../server/modules/lists/wire.ts'
import { Menu } from '../../../ui/Menu.tsx'
import type { ListState } from '../list-state.ts'
import { viewsQuery } from '../queries.ts'
import { useRest } from './use-rest.ts'

/** Every view there is to choose, pinned or not: one's own and those that others share. */
export function ViewsMenu({ record, state }: { record: ListRecord; state: ListState }) {
  const { t } = useLingui()
  const isRested = useRest()
  const { data } = useQuery({ ...viewsQuery(record), enabled: isRested })
  if (!data || data.items.length === 0) return null
  const whole = { contact: t`All contacts`, company: t`All companies`, ticket: t`All tickets` }[record]
  return (
    <Menu
      look="bare"
      label={t`Views`}
      entries={[
        { id: 'all', label: whole, onAction: () => state.go({}) },
        { id: 'rule', rule: true },
        ...data.items.map(({ id, name, isShared, owner }) => ({
          id: String(id),
          label: isShared ? t`${name} (shared by ${owner.name})` : name,
          onAction: () => state.go({ view: id }),
        })),
      ]}
    />
  )
}
