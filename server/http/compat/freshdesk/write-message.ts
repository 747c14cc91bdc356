import type { Tx } from '../../../lib/db.ts'
import { type Problem, Refusal } from '../../../lib/errors.ts'
import {
  changeParticipant,
  keepAttachments,
  type WholeMessage,
  type WholeTicket,
  wholeMessage,
  wholeTickets,
  writeAsAgent,
} from '../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import type { Wiring } from '../../../wiring.ts'
import { inTheirWords } from './in-their-words.ts'
import type { FormFile } from './shapes/form.ts'
import { readHtml } from './shapes/html.ts'

type Site = Pick<Wiring, 'files' | 'secrets' | 'publicUrl' | 'mailDomain'>
type Writing = {
  ticketId: number
  kind: 'public' | 'note'
  /** HTML, as a client wrote it. */
  body: string | null | undefined
  files: readonly FormFile[] | null | undefined
  /** What is wrong beside the text. */
  problems: readonly Problem[]
}

/**
 * Writes into a ticket as the key's agent; gives the message, and the ticket around it as it is then.
 * @throws Refusal forbidden, missing, invalid with all that is wrong
 */
export async function writeMessage(
  tx: Tx,
  site: Site,
  actor: AgentActor,
  now: Date,
  { ticketId, kind, body, files, problems }: Writing,
): Promise<{ message: WholeMessage; ticket: WholeTicket }> {
  const kept = await keepAttachments(tx, site.files, now, files ?? [])
  const { html, ...text } = readHtml(body ?? '')
  const written = { ...text, kind, html, attachments: kept.attachments }
  const added = await inTheirWords(
    ({ path }) => path,
    () => writeAsAgent(tx, actor, now, { ticketId, body: written }),
    [...problems, ...kept.problems.map(fileProblem)],
  )
  const message = await wholeMessage(tx, added.id)
  const [ticket] = await wholeTickets(tx, [added.ticketId], { first: false, times: false })
  if (!message || !ticket) throw new Refusal('missing')
  return { message, ticket }
}

/** A file that could not be kept. */
export const fileProblem = (problem: Problem): Problem => ({ ...problem, path: 'attachments' })

/** Lets addresses take part from now on; what is none of it is told. */
export async function takeInCopy(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { ticketId, inCopy }: { ticketId: number; inCopy: readonly string[] },
): Promise<Problem[]> {
  const problems: Problem[] = []
  for (const address of inCopy)
    try {
      await changeParticipant(tx, actor, now, { ticketId, body: { address, state: 'confirmed' } })
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      problems.push(...error.problems.map((problem) => ({ ...problem, path: 'cc_emails' })))
    }
  return problems
}
