import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import type { CountAnswer, ListRecord } from '../../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { useActions } from '../../../shared/keys.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { isFor } from '../../feature.ts'
import { loadFurtherTexts } from '../../further-texts.ts'
import { useAgent } from '../../use-agent.ts'
import { useExport } from '../export/use-export.ts'
import { about } from '../ListCount.tsx'
import type { Shown } from '../list-search.ts'
import type { Selection } from '../use-selection.ts'
import css from './bulk.module.css'
import { isNarrow } from './is-narrow.ts'
import { type Asked, useBulkEdit } from './use-bulk-edit.ts'

// With its texts, which no list needs otherwise.
const MergeSelected = lazy(async () => {
  const [module] = await Promise.all([import('../../merging/MergeSelected.tsx'), loadFurtherTexts()])
  return { default: module.MergeSelected }
})
const TicketActs = lazy(async () => ({
  default: (await import('../../tickets/inbox/TicketActs.tsx')).TicketActs,
}))
const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }))

type BatchBarProps = {
  record: ListRecord
  shown: Shown
  selection: Selection
  count: CountAnswer | null
}

/** Stands in the place of the filter while something is selected: how many, all that match, what can be done. */
export function BatchBar({ record, shown, selection, count }: BatchBarProps) {
  const { t } = useLingui()
  const { chosen } = selection
  const [asked, setAsked] = useState<Asked | null>(null)
  const { session } = useAgent()
  const edit = useBulkEdit(record, shown, selection)
  useActions([
    { id: 'end selection', title: t`End the selection`, group: 'page', keys: 'Escape', run: selection.clear },
  ])
  const selected = chosen.all ? (count?.value ?? 0) - chosen.except.size : chosen.ids.size
  const isExact = !chosen.all || count?.isExact !== false
  const number = isExact ? formatNumber(selected) : about(selected)
  const all = count && (count.isExact ? formatNumber(count.value) : about(count.value))
  const ofMany = {
    contact: t`${plural(selected, { one: `Change ${number} contact`, other: `Change ${number} contacts` })}`,
    company: t`${plural(selected, { one: `Change ${number} company`, other: `Change ${number} companies` })}`,
    ticket: t`${plural(selected, { one: `Change ${number} ticket`, other: `Change ${number} tickets` })}`,
  }
  const mayWrite = isFor(session, {
    permission: record === 'ticket' ? 'tickets.write' : 'contacts.write',
  })
  const ofContacts = mayWrite && record === 'contact'
  const more = (crowded: MenuEntry[]) => (
    <MoreActs
      record={record}
      shown={shown}
      selection={selection}
      mayWrite={mayWrite}
      crowded={crowded}
      onAsk={setAsked}
      onEdit={edit}
    />
  )
  return (
    <section className={css.bar} aria-label={t`Selection`}>
      <b role="status">{t`${plural(selected, { one: `${number} selected`, other: `${number} selected` })}`}</b>
      {!chosen.all && count && count.value > selected && (
        <Button look="link" onClick={selection.selectAll}>{t`Select the ${all} that match`}</Button>
      )}
      <span className={css.acts}>
        {mayWrite && record === 'ticket' && (
          <Suspense>
            <TicketActs selection={selection} onEdit={edit}>
              {(crowded) => (
                <>
                  <Button look="bare" onClick={() => setAsked('tags')}>{t`Tag`}</Button>
                  {more(crowded)}
                </>
              )}
            </TicketActs>
          </Suspense>
        )}
        {ofContacts && (
          <>
            <Button look="bare" onClick={() => setAsked('tags')}>{t`Tag`}</Button>
            <span className="only-wide">
              <Button look="bare" onClick={() => setAsked('company')}>{t`Company`}</Button>
              <Button look="bare" onClick={() => setAsked('language')}>{t`Language`}</Button>
            </span>
            <Suspense>
              <MergeSelected selection={selection} />
            </Suspense>
          </>
        )}
        {!(mayWrite && record === 'ticket') && more([])}
      </span>
      <Button look="bare" keys="Escape" onClick={selection.clear} className={css.cancel}>{t`Cancel`}</Button>
      {asked && (
        <Suspense>
          <BulkDialog
            asked={asked}
            record={record}
            title={ofMany[record]}
            onClose={() => setAsked(null)}
            onEdit={async (change) => {
              await edit(change)
              setAsked(null)
            }}
          />
        </Suspense>
      )}
    </section>
  )
}

type MoreActsProps = Omit<BatchBarProps, 'count'> & {
  mayWrite: boolean
  /** Acts for which there is no room beside the menu. */
  crowded: MenuEntry[]
  onAsk: (asked: Asked) => void
  onEdit: ReturnType<typeof useBulkEdit>
}

function MoreActs({ record, shown, selection, mayWrite, crowded, onAsk, onEdit }: MoreActsProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const exportAs = useExport(record, shown, selection)
  // Where there is room these stand beside the menu.
  const besideContacts = [
    { id: 'company', label: t`Company…`, onAction: () => onAsk('company') },
    { id: 'language', label: t`Language…`, onAction: () => onAsk('language') },
  ]
  const field = { id: 'field', label: t`Another field…`, onAction: () => onAsk('field') }
  const ofContacts = [
    ...(isNarrow() ? besideContacts : []),
    field,
    { id: 'block', label: t`Block`, onAction: () => void onEdit({ kind: 'block' }) },
    { id: 'unblock', label: t`Unblock`, onAction: () => void onEdit({ kind: 'unblock' }) },
  ]
  const leaving = [
    { id: 'csv', label: t`Export as CSV`, onAction: () => void exportAs('csv') },
    { id: 'json', label: t`Export as JSON lines`, onAction: () => void exportAs('json-lines') },
  ]
  const deleting = [
    { id: 'rule', rule: true as const },
    { id: 'delete', label: t`Delete`, isDanger: true, onAction: () => void onEdit({ kind: 'delete' }) },
  ]
  const ofRecord = {
    contact: ofContacts,
    company: [{ ...field, label: t`Change a field…` }],
    ticket: crowded,
  }
  const entries = [
    ...(mayWrite ? ofRecord[record] : []),
    ...(isFor(session, { permission: 'exports.create' }) ? leaving : []),
    ...(mayWrite ? deleting : []),
  ]
  if (entries.length === 0) return null
  return (
    <Menu
      look="bare"
      label={t`More`}
      aria-label={t`More: what can be done with the selection`}
      entries={entries}
    />
  )
}
