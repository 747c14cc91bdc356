import { useLingui } from '@lingui/react/macro'
import type { ListRecord } from '../../../server/modules/lists/wire.ts'
import { Menu } from '../../ui/Menu.tsx'

type SortMenuProps = { record: ListRecord; sort: string; onSort: (sort: string) => void }

/** The order of a list: all there are, also by columns that are not shown, and on phones, which have no heads to press. */
export function SortMenu({ record, sort, onSort }: SortMenuProps) {
  const { t } = useLingui()
  const ofTickets: [sort: string, label: string][] = [
    ['-lastMessageAt', t`Last message, newest first`],
    ['lastMessageAt', t`Last message, oldest first`],
    ['-createdAt', t`Creation, newest first`],
    ['createdAt', t`Creation, oldest first`],
    ['-priority', t`Priority, most urgent first`],
  ]
  const ofNames: [sort: string, label: string][] = [
    ['name', t`Name, from A on`],
    ['-name', t`Name, from Z back`],
    ['-updatedAt', t`Last change, newest first`],
    ['updatedAt', t`Last change, oldest first`],
    ['-createdAt', t`Creation, newest first`],
    ['createdAt', t`Creation, oldest first`],
    ...(record === 'company'
      ? ([
          ['renewalDate', t`Renewal, soonest first`],
          ['-renewalDate', t`Renewal, last first`],
        ] as [string, string][])
      : []),
  ]
  const sorts = record === 'ticket' ? ofTickets : ofNames
  const now = sorts.find(([each]) => each === sort)?.[1] ?? t`Sort`
  return (
    <Menu
      look="bare"
      label={now}
      aria-label={t`Sorted: ${now}`}
      entries={sorts.map(([id, label]) => ({ id, label, onAction: () => onSort(id) }))}
    />
  )
}
