import { useLingui } from '@lingui/react/macro'
import { useQueries } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { BulkChange } from '../../../../server/modules/upkeep/wire.ts'
import { matchesFolded } from '../../../shared/fold.ts'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { ComboBox } from '../../../ui/ComboBox.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { isNarrow } from '../../lists/bulk/is-narrow.ts'
import type { Selection } from '../../lists/use-selection.ts'
import { ticketQuery } from '../queries.ts'
import { useAgents } from '../ticket/use-choices.ts'
import css from '../tickets.module.css'
import { categories, priorities, statuses, usePriorityWords, useStatusWords } from '../words.ts'

const MergeDialog = lazy(async () => ({ default: (await import('../ticket/MergeDialog.tsx')).MergeDialog }))

type TicketActsProps = {
  selection: Selection
  onEdit: (change: BulkChange) => Promise<void>
  /** What stands after these; given what there is no room for on a phone, for its menu. */
  children: (crowded: MenuEntry[]) => ReactNode
}
const mostMerged = 10

/** What can be done with the tickets that are selected; each can be undone. */
export function TicketActs({ selection, onEdit, children }: TicketActsProps) {
  const { t } = useLingui()
  const statusWords = useStatusWords()
  const priorityWords = usePriorityWords()
  const categoryWords = useCategoryWords()
  const [open, setOpen] = useState<'assign' | 'merge' | 'priority' | 'category' | null>(null)
  const set = (field: string, value: unknown) =>
    void onEdit({ kind: 'set-field', field, value } as BulkChange)
  const { chosen } = selection
  const ids = chosen.all ? [] : [...chosen.ids]
  const mayMerge = ids.length >= 2 && ids.length <= mostMerged
  const ofPriority = priorities.map((each) => ({
    id: each,
    label: priorityWords(each),
    onAction: () => set('priority', each),
  }))
  const ofCategory = categories.map((each) => ({
    id: each,
    label: categoryWords(each),
    onAction: () => set('category', each),
  }))
  const crowded = [
    { id: 'priority', label: t`Priority…`, onAction: () => setOpen('priority') },
    { id: 'category', label: t`Category…`, onAction: () => setOpen('category') },
    ...(mayMerge ? [{ id: 'merge', label: t`Merge…`, onAction: () => setOpen('merge') }] : []),
  ]
  return (
    <>
      <Button look="bare" onClick={() => setOpen('assign')}>{t`Assign`}</Button>
      <Menu
        look="bare"
        label={t`Status`}
        entries={statuses.map((each) => ({
          id: each,
          label: statusWords(each),
          onAction: () => set('status', each),
        }))}
      />
      <span className="only-wide">
        <Menu look="bare" label={t`Priority`} entries={ofPriority} />
        <Menu look="bare" label={t`Category`} entries={ofCategory} />
        {mayMerge && <Button look="bare" onClick={() => setOpen('merge')}>{t`Merge`}</Button>}
      </span>
      {children(isNarrow() ? crowded : [])}
      {open === 'priority' && (
        <ChooseOne title={t`Priority of the tickets`} choices={ofPriority} onClose={() => setOpen(null)} />
      )}
      {open === 'category' && (
        <ChooseOne title={t`Category of the tickets`} choices={ofCategory} onClose={() => setOpen(null)} />
      )}
      {open === 'assign' && (
        <AssignMany
          onClose={() => setOpen(null)}
          onPick={(id) => {
            setOpen(null)
            set('assignee', id)
          }}
        />
      )}
      {open === 'merge' && (
        <Suspense>
          <MergeMany ids={ids} onClose={() => setOpen(null)} onMerged={selection.clear} />
        </Suspense>
      )}
    </>
  )
}

type ChooseOneProps = { title: string; choices: Exclude<MenuEntry, { rule: true }>[]; onClose: () => void }

/** A menu that has no room beside the others: on a phone. */
function ChooseOne({ title, choices, onClose }: ChooseOneProps) {
  const { t } = useLingui()
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>{t`Cancel`}</Button>}>
      <ul className={css.choices}>
        {choices.map(({ id, label, onAction }) => (
          <li key={id}>
            <Button
              onClick={() => {
                onClose()
                onAction()
              }}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function AssignMany({ onClose, onPick }: { onClose: () => void; onPick: (id: number | null) => void }) {
  const { t } = useLingui()
  const agents = useAgents(null)
  return (
    <Dialog
      title={t`Assign the tickets`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => onPick(null)}>{t`To nobody`}</Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <Field label={t`Agent`} layout="stacked">
        <ComboBox
          key={agents.length}
          choices={agents.map(({ value, label }) => ({ id: value, label }))}
          value=""
          onChange={(id) => id && onPick(Number(id))}
          matches={matchesFolded}
        />
      </Field>
    </Dialog>
  )
}

type MergeManyProps = { ids: number[]; onClose: () => void; onMerged: () => void }

function MergeMany({ ids, onClose, onMerged }: MergeManyProps) {
  const found = useQueries({ queries: ids.map((id) => ticketQuery(id)) })
  const tickets = found.flatMap(({ data }) => (data ? [data] : []))
  if (tickets.length < ids.length) return null
  return <MergeDialog tickets={tickets} onClose={onClose} onMerged={onMerged} />
}
