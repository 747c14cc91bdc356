import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import css from './reply.module.css'
import { useKeptDraft } from './use-draft.ts'
import { useToastLift } from './use-toast-lift.ts'

/** The box to answer in; it begins with what was left in it. */
export function ReplyBox({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const { data, error } = useKeptDraft(ticket.id)
  const box = useRef<HTMLElement>(null)
  useToastLift(box)
  return (
    <section ref={box} className={css.reply} aria-label={t`Answer`}>
      {data || error ? (
        <ReplyForm ticket={ticket} kept={data?.draft ?? null} />
      ) : (
        <Skeleton lines={[40, 60]} />
      )}
    </section>
  )
}
