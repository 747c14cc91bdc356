import type { Tx } from '../../lib/db.ts'
import { type Outcomes, type Problem, Refusal } from '../../lib/errors.ts'
import { readTags } from '../../lib/pure/tags.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { readSubject, referenceProblems } from './rules/read-ticket.ts'
import { changesBetween, fieldsOf } from './rules/ticket-changes.ts'
import { noteAddresses } from './store/insert-tickets.ts'
import { nameAuthors } from './store/name-authors.ts'
import { withNames } from './store/names.ts'
import { holdAccounts, holdRequesters, type References, referencesOf } from './store/references.ts'
import { lockTickets } from './store/tickets.ts'
import { updateTickets } from './store/update-tickets.ts'
import { tellAgents } from './tell-agents.ts'
import type { Ticket, TicketChangeDraft } from './types.ts'

export type TicketChange = {
  id: number
  /** The version that it was made from; null: whatever it is by now (bulk edit). */
  version: number | null
  draft: TicketChangeDraft
}
/** What an undo of a change keeps of a ticket: each field's old and new value. */
export type TicketChangeImage = { changes: Change[] }

/**
 * Changes what is named of each ticket; one undo takes all of them back. Refused by index: 'ticket.missing', and what is
 * wrong with the values, all at once.
 * @throws Refusal forbidden; stale with the ticket as it is now, where a version is named
 */
export async function changeTickets(
  tx: Tx,
  actor: Actor,
  now: Date,
  changes: readonly TicketChange[],
  more: { facts?: Record<string, unknown>; into?: number | null } = {},
): Promise<Outcomes & { undoId: number | null }> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const before = new Map(
    (
      await lockTickets(
        tx,
        changes.map(({ id }) => id),
      )
    ).map((each) => [each.id, each]),
  )
  const outcomes: Outcomes = { done: [], refused: [] }
  const asked = changes.flatMap((change, index) => {
    const ticket = before.get(change.id)
    if (ticket?.life !== 'live') {
      outcomes.refused.push({ index, problems: [{ path: '', code: 'ticket.missing' }] })
      return []
    }
    if (change.version !== null && ticket.version !== change.version)
      throw new Refusal('stale', [], { current: ticket })
    return [{ index, before: ticket, after: afterChange(ticket, change.draft), draft: change.draft }]
  })
  const judged = await judge(tx, asked)
  outcomes.refused.push(...judged.refused)
  const written = judged.good
    .map((each) => ({ ...each, changes: changesBetween(each.before, each.after) }))
    .filter(({ changes }) => changes.length > 0)
  outcomes.done = judged.good.map(({ index, before }) => ({ index, id: before.id }))
  if (written.length === 0) return { ...outcomes, undoId: null }
  await noteAddresses(
    tx,
    now,
    written.flatMap(({ after }) => after.requesterAddress ?? []),
  )
  await updateTickets(
    tx,
    now,
    written.map(({ after }) => after),
  )
  await nameAuthors(
    tx,
    written
      .filter(({ before, after }) => after.accountId !== before.accountId)
      .map(({ before }) => before.id),
  )
  const images = written.map(({ before, changes }) => ({
    subject: { kind: 'ticket' as const, id: before.id },
    image: { changes } satisfies TicketChangeImage,
  }))
  const undoId = await keepUndo(tx, actor, now, {
    ...{ command: 'change-tickets', images },
    ...(more.into ? { into: more.into } : {}),
  })
  const values = await withNames(
    tx,
    written.map(({ changes }) => changes),
  )
  await recordTrail(
    tx,
    actor,
    now,
    written.map(({ before }, at) => ({
      ...{ subject: { kind: 'ticket' as const, id: before.id }, type: 'ticket.changed' as const },
      ...{ values: values[at] ?? [], undoId, facts: more.facts ?? {} },
    })),
  )
  await tellAgents(
    tx,
    now,
    written.map(({ before, after }) => ({
      ticketId: before.id,
      happened: after.assigneeId !== before.assigneeId && after.assigneeId ? 'assigned' : 'changed',
      byAgentId: actor.kind === 'agent' ? actor.id : null,
    })),
  )
  return { ...outcomes, undoId }
}

type Asked = { index: number; before: Ticket; after: Ticket; draft: TicketChangeDraft }

/** The ticket as it would be. What belongs to an account or a person goes with it, unless it is named too. */
function afterChange(before: Ticket, draft: TicketChangeDraft): Ticket {
  const { requester, ...fields } = draft
  const accountId = fields.accountId === undefined ? before.accountId : fields.accountId
  const isMoved = accountId !== before.accountId
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
  return {
    ...before,
    ...(isMoved ? { domainId: null, serviceId: null } : {}),
    ...given,
    ...(draft.tags ? { tags: readTags(draft.tags).tags } : {}),
    ...(draft.subject === undefined ? {} : { subject: readSubject(draft.subject).value }),
    ...(requester && { requesterId: requester.contactId, requesterAddress: requester.address ?? null }),
  }
}

async function judge(
  tx: Tx,
  asked: readonly Asked[],
): Promise<{ good: Asked[]; refused: { index: number; problems: Problem[] }[] }> {
  await holdRequesters(tx, [...new Set(asked.flatMap(({ draft }) => draft.requester?.contactId ?? []))])
  await holdAccounts(tx, [
    ...new Set(asked.flatMap(({ draft }) => (draft.accountId === undefined ? [] : (draft.accountId ?? [])))),
  ])
  const references = await referencesOf(
    tx,
    asked.map(({ after }) => ({ ...fieldsOf(after), ...named(after) })),
  )
  const good: Asked[] = []
  const refused: { index: number; problems: Problem[] }[] = []
  for (const [at, each] of asked.entries()) {
    const known = references[at] as References
    const problems = problemsOf(each, known)
    if (problems.length > 0) refused.push({ index: each.index, problems })
    else good.push({ ...each, after: completed(each, known) })
  }
  return { good, refused }
}

const named = (after: Ticket) => ({ requesterId: after.requesterId, address: after.requesterAddress })

/**
 * What is wrong with what is to be otherwise: what stood before may have gone meanwhile, and stays until somebody changes it,
 * also when it is said again.
 */
function problemsOf({ before, after, draft }: Asked, references: References): Problem[] {
  const isNamed = (path: string): boolean => {
    const [field] = path.split('.') as [keyof TicketChangeDraft]
    if (field === 'accountId' && draft.requester !== undefined) return true
    if (field !== 'requester' && after[field] === before[field]) return false
    return draft[field] !== undefined
  }
  const subject = draft.subject === undefined ? [] : readSubject(draft.subject).problems
  const tags = readTags(draft.tags ?? []).faults.map(({ index, fault }) => ({
    ...{ path: index === null ? 'tags' : `tags.${index}`, ...fault },
  }))
  const requester = { contactId: after.requesterId, address: after.requesterAddress }
  const together = referenceProblems({ ...after, requester }, references)
  return [...subject, ...tags, ...together.filter(({ path }) => isNamed(path))]
}

/** A new requester without an address takes part at his first; a ticket that moves goes to the account's company. */
function completed({ before, after, draft }: Asked, references: References): Ticket {
  const requesterAddress =
    draft.requester && after.requesterAddress === null
      ? (references.requester?.primaryAddress ?? null)
      : after.requesterAddress
  const isMoved = after.accountId !== before.accountId || after.requesterId !== before.requesterId
  const companyId =
    draft.companyId === undefined && isMoved
      ? (references.account?.companyId ?? references.ownCompanyId)
      : after.companyId
  return { ...after, requesterAddress, companyId }
}
