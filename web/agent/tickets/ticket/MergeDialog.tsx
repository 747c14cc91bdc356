import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useRef, useState } from 'react'
import type { TicketsAnswer } from '../../../../server/modules/lists/wire.ts'
import type { MergeAnswer } from '../../../../server/modules/tickets/wire.ts'
import { ApiProblem, api, newIdempotencyKey } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../../ui/Field.tsx'
import { isRead } from '../../../ui/is-read.ts'
import { Radio } from '../../../ui/Tick.tsx'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import { paths } from '../../paths.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { ticketPath } from '../queries.ts'
import css from './ticket.module.css'

type Named = { id: number; subject: string }
type MergeDialogProps = { tickets: Named[]; onClose: () => void; onMerged?: () => void }

/** Makes several tickets one: which of them stays is chosen, the others lead to it, and it can be undone. */
export function MergeDialog({ tickets, onClose, onMerged }: MergeDialogProps) {
  const { t } = useLingui()
  const id = useId()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const [all, setAll] = useState(tickets)
  const [into, setInto] = useState(tickets[0]?.id ?? 0)
  const [error, setError] = useState('')
  const [isMerging, setMerging] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const [key] = useState(newIdempotencyKey)
  const find = async (text: string, signal: AbortSignal) => {
    const query = { q: text, limit: 8 }
    const { items } = await api.get<TicketsAnswer>('/api/agent/tickets', { signal, query })
    return items
      .filter((item) => !all.some((each) => each.id === item.id))
      .map((item) => ({
        id: String(item.id),
        label: item.subject || t`(no subject)`,
        detail: `${item.id} · ${item.requester.name}`,
      }))
  }
  const merge = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isRead(event.currentTarget)) return
    const others = all.filter((each) => each.id !== into).map((each) => each.id)
    if (isMerging) return
    if (others.length === 0) {
      setError(t`Choose one more ticket`)
      return picker.current?.focus()
    }
    setMerging(true)
    try {
      const { merged, undoId } = await api.post<MergeAnswer>(
        `${ticketPath(into)}/merges`,
        { tickets: others },
        { idempotencyKey: key },
      )
      onClose()
      onMerged?.()
      await navigate({ to: paths.ticket(into) })
      for (const each of [into, ...merged]) void queryClient.invalidateQueries({ queryKey: ['ticket', each] })
      void queryClient.invalidateQueries({ queryKey: ['tickets'] })
      const many = merged.length
      toast(
        t`${plural(many, { one: '# ticket merged into this one', other: '# tickets merged into this one' })}`,
        () => undo(undoId),
      )
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setMerging(false)
      setError(problem.problems.map(({ message }) => message).join('. ') || problem.message)
    }
  }
  return (
    <Dialog
      title={t`Merge tickets`}
      width={560}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" type="submit" form={id} pending={isMerging && t`Merging…`}>
            {t`Merge`}
          </Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <form id={id} className={css.dialogForm} onSubmit={(event) => void merge(event)} noValidate>
        <p className="soft">{t`Messages and participants come together in the one that stays; whoever may not write to it is only suggested there. Nobody is told, and it can be undone.`}</p>
        <FieldGroup label={t`Which one stays`} layout="stacked">
          {all.map((each) => (
            <div key={each.id} className={css.choice}>
              <Radio name={`${id} into`} checked={into === each.id} onChange={() => setInto(each.id)}>
                {each.subject || t`(no subject)`} <span className="meta num">{each.id}</span>
              </Radio>
              {!tickets.some((given) => given.id === each.id) && (
                <Chip
                  name={String(each.id)}
                  onRemove={() => {
                    setAll(all.filter((other) => other !== each))
                    if (into === each.id) setInto(tickets[0]?.id ?? 0)
                  }}
                >
                  {each.id}
                </Chip>
              )}
            </div>
          ))}
        </FieldGroup>
        <Field
          label={t`One more ticket`}
          layout="stacked"
          hint={t`Number, subject or requester`}
          error={error}
        >
          <RecordPicker
            ref={picker}
            kind={`ticket ${all.map((each) => each.id).join(' ')}`}
            find={find}
            onPick={(choice) => {
              setError('')
              setAll([...all, { id: Number(choice.id), subject: choice.label }])
            }}
          />
        </Field>
      </form>
    </Dialog>
  )
}
