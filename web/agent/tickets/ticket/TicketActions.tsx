import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import type { TicketAnswer, TicketDeleted } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { useActions } from '../../../shared/keys.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu, type MenuEntry } from '../../../ui/Menu.tsx'
import { told } from '../../directory/contact/told.ts'
import { paths } from '../../paths.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'
import { ticketPath } from '../queries.ts'
import css from './ticket.module.css'
import { useTicketChange } from './use-ticket-change.ts'

const MergeDialog = lazy(async () => ({ default: (await import('./MergeDialog.tsx')).MergeDialog }))
const SplitDialog = lazy(async () => ({ default: (await import('./SplitDialog.tsx')).SplitDialog }))
const AssignDialog = lazy(async () => ({ default: (await import('./AssignDialog.tsx')).AssignDialog }))

/** What can be done with a ticket; all of it can be undone, so nothing asks first. */
export function TicketActions({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const change = useTicketChange(ticket)
  const undo = useUndo()
  const [open, setOpen] = useState<'assign' | 'merge' | 'split' | null>(null)
  const { id, status, assignee } = ticket
  const myself = session.person
  const take = () => void change({ assigneeId: myself.id }, t`The ticket is yours`)
  const resolve = () => void change({ status: 'resolved' }, t`Resolved`)
  const remove = () =>
    told(async () => {
      const { undoId } = await api.delete<TicketDeleted>(ticketPath(id))
      await navigate({ to: paths.tickets() })
      queryClient.removeQueries({ queryKey: ['ticket', id] })
      void queryClient.invalidateQueries({ queryKey: ['tickets'] })
      toast(t`Ticket ${id} was deleted`, async () => {
        if (await undo(undoId)) await navigate({ to: paths.ticket(id) })
      })
    })
  const isMine = assignee?.id === myself.id
  const isUnfinished = status === 'open' || status === 'pending'
  useActions([
    { id: 'assign', title: t`Assign`, group: 'page', keys: 'a', run: () => setOpen('assign') },
    ...(isMine ? [] : [{ id: 'take', title: t`Take it`, group: 'page', keys: 'm', run: take } as const]),
  ])
  const entries: MenuEntry[] = [
    ...(isMine ? [] : [{ id: 'take', label: t`Take it`, keys: 'm', onAction: take }]),
    ...(isUnfinished
      ? [{ id: 'resolve', label: t`Resolve without an answer`, onAction: resolve }]
      : [{ id: 'reopen', label: t`Open again`, onAction: () => void change({ status: 'open' }) }]),
    ...(status === 'closed'
      ? []
      : [{ id: 'close', label: t`Close`, onAction: () => void change({ status: 'closed' }) }]),
    { id: 'rule', rule: true },
    { id: 'merge', label: t`Merge with another…`, onAction: () => setOpen('merge') },
    ...(ticket.messages > 1
      ? [{ id: 'split', label: t`Split messages off…`, onAction: () => setOpen('split') }]
      : []),
    { id: 'other rule', rule: true },
    { id: 'delete', label: t`Delete ticket`, isDanger: true, onAction: () => void remove() },
  ]
  return (
    <div className={css.actions}>
      <Button keys="a" onClick={() => setOpen('assign')}>{t`Assign`}</Button>
      <Menu label={t`More`} entries={entries} />
      {open === 'assign' && (
        <Suspense>
          <AssignDialog ticket={ticket} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      {open === 'merge' && (
        <Suspense>
          <MergeDialog tickets={[ticket]} onClose={() => setOpen(null)} />
        </Suspense>
      )}
      {open === 'split' && (
        <Suspense>
          <SplitDialog ticket={ticket} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </div>
  )
}
