import { useLingui } from '@lingui/react/macro'
import type { StatusShape } from '../../ui/Status.tsx'
import type { Received } from './queries.ts'

type Outcome = NonNullable<Received['decided']>['outcome'] | 'waiting'

/** What became of a mail. */
export function useOutcomeWords() {
  const { t } = useLingui()
  const said: Record<Outcome, string> = {
    ticket: t`New ticket`,
    reply: t`Message in a ticket`,
    held: t`Held`,
    bounce: t`Returned mail`,
    complaint: t`Complaint`,
    confirmation: t`Confirmation`,
    ignored: t`No effect`,
    duplicate: t`Came before`,
    refused: t`Refused`,
    unreadable: t`Unreadable`,
    waiting: t`Not read yet`,
  }
  return { words: (outcome: Outcome) => said[outcome], all: Object.keys(said) as Outcome[] }
}

export const outcomeShapes: Record<Outcome, StatusShape> = {
  ticket: 'full',
  reply: 'full',
  held: 'triangle',
  bounce: 'cross',
  complaint: 'cross',
  confirmation: 'full',
  ignored: 'ring',
  duplicate: 'ring',
  refused: 'square',
  unreadable: 'triangle',
  waiting: 'half',
}
