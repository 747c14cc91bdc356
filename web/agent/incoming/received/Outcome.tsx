import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Status } from '../../../ui/Status.tsx'
import { paths } from '../../paths.ts'
import css from '../incoming.module.css'
import type { Received } from '../queries.ts'
import { outcomeShapes, useOutcomeWords } from '../use-outcome-words.ts'

/** What became of a mail, why, and where it is. */
export function Outcome({ mail: { id, decided, ticket } }: { mail: Received }) {
  const { t } = useLingui()
  const { words } = useOutcomeWords()
  const outcome = decided?.outcome ?? 'waiting'
  return (
    <>
      <Status shape={outcomeShapes[outcome]}>{words(outcome)}</Status>{' '}
      {ticket && <Link to={paths.ticket(ticket.id)}>{t`Ticket ${ticket.id}`}</Link>}
      {outcome === 'held' && <Link to={paths.heldMail(id)}>{t`Decide`}</Link>}
      {decided?.reason && <span className={`${css.under} meta`}>{decided.reason.message}</span>}
    </>
  )
}
