import type { Tx } from '../../lib/db.ts'
import type { Outcomes } from '../../lib/errors.ts'
import { departmentsWith } from '../identity/index.ts'
import { type Author, recordTrailOf } from '../trail/index.ts'
import { readTicket } from './rules/read-ticket.ts'
import { sendCopies } from './send-copies.ts'
import { insertMessages } from './store/insert-messages.ts'
import { insertTickets, type NewTicket, newOpenings, noteAddresses } from './store/insert-tickets.ts'
import { upsertParticipants } from './store/participants.ts'
import { holdAccounts, holdRequesters, type References, referencesOf } from './store/references.ts'
import { suggestCopied } from './suggest-copied.ts'
import { tellAgents } from './tell-agents.ts'
import type { OpenedTicket, Ticket, TicketDraft } from './types.ts'

/**
 * Opens tickets with their first messages and puts the copies on their way. What a mail names of account, domain, service and
 * company is left out where it is no longer so; what somebody typed is refused, all problems of a draft at once:
 * 'ticket.no-subject', 'ticket.no-body', 'ticket.unknown-…', 'ticket.foreign-account', 'ticket.account-closed'.
 */
export async function openTickets(
  tx: Tx,
  author: Author,
  now: Date,
  drafts: readonly TicketDraft[],
): Promise<Outcomes<OpenedTicket>> {
  return openTicketsBy(
    tx,
    now,
    drafts.map((draft) => ({ ...draft, by: author })),
  )
}

/** A ticket to be opened, who opens it, and the number of the finished one that it goes on with, if any. */
export type Opening = TicketDraft & { by: Author; follows?: number }

/** The same for what several open at once; each may go on with a finished ticket. */
export async function openTicketsBy(
  tx: Tx,
  now: Date,
  drafts: readonly Opening[],
): Promise<Outcomes<OpenedTicket>> {
  if (drafts.length === 0) return { done: [], refused: [] }
  await holdRequesters(tx, [...new Set(drafts.map(({ requester }) => requester.contactId))])
  await holdAccounts(tx, [...new Set(drafts.flatMap(({ accountId }) => accountId ?? []))])
  const references = await referencesOf(tx, drafts.map(namingOf))
  const read = drafts.map((draft, index) => ({
    index,
    draft,
    references: references[index] as References,
    ...readTicket(draft, references[index] as References),
  }))
  const wanted = read.filter(({ problems }) => problems.length === 0)
  const numbers = await newOpenings(tx, wanted.length)
  const ours = await departmentAddresses(tx, wanted)
  const opened = wanted.map(({ index, draft, ticket, references }, at) => ({
    index,
    ...(numbers[at] as { id: number; messageId: number }),
    participants: takingPart(ticket, ours),
    by: draft.by,
    receipt: draft.receipt?.(numbers[at]?.id as number),
    row: {
      id: numbers[at]?.id as number,
      follows: draft.follows ?? null,
      status: ticket.status ?? (ticket.message.author.kind === 'agent' ? 'pending' : 'open'),
      companyId: companyOf(ticket, references),
      draft: ticket,
    } satisfies NewTicket,
  }))
  await noteAddresses(tx, now, [
    ...wanted.flatMap(({ ticket, references }) =>
      references.hasAddress ? [] : (ticket.requester.address ?? []),
    ),
    ...opened.flatMap(({ participants }) => participants.map(({ address }) => address)),
  ])
  const inserted = await insertTickets(
    tx,
    now,
    opened.map(({ row }) => row),
  )
  const messages = opened.map(({ id, messageId, row, receipt }) => ({
    ...{ id: messageId, ticketId: id, draft: row.draft.message, receipt },
  }))
  await upsertParticipants(tx, now, {
    byId: agentAmong(opened),
    participants: opened.flatMap(({ id, participants }) =>
      participants.map((each) => ({ ...each, ticketId: id, state: 'confirmed' as const })),
    ),
  })
  await recordTrailOf(tx, now, opened.map(entryOf))
  const tickets = new Map(inserted.map((ticket) => [ticket.id, ticket]))
  const copies = await sendCopies(
    tx,
    now,
    messages
      .filter(({ draft }) => draft.kind === 'public')
      .map(({ id, draft, ticketId, receipt }) => ({
        ...{ ticket: tickets.get(ticketId) as Ticket, message: { id, draft }, isFirst: true, receipt },
      })),
  )
  await insertMessages(tx, now, { messages, copies })
  await suggestCopied(tx, now, messages)
  await tellAgents(
    tx,
    now,
    opened.map(({ id, messageId, by }) => ({
      ...{ ticketId: id, messageId, happened: 'opened' as const },
      byAgentId: by.kind === 'agent' ? by.id : null,
    })),
  )
  return {
    done: opened.map(({ index, id, messageId }) => ({ index, id, messageId })),
    refused: read.flatMap(({ index, problems }) => (problems.length > 0 ? [{ index, problems }] : [])),
  }
}

/** Each address once, neither the requester's nor one of ours. */
const takingPart = (
  { participants = [], requester }: TicketDraft,
  ours: ReadonlySet<string>,
): NonNullable<TicketDraft['participants']> =>
  participants.filter(
    ({ address }, at) =>
      address !== requester.address &&
      !ours.has(address) &&
      participants.findIndex((other) => other.address === address) === at,
  )

/** Of those who are to take part: copies to us would come back as mail. */
async function departmentAddresses(
  tx: Tx,
  wanted: readonly { ticket: TicketDraft }[],
): Promise<ReadonlySet<string>> {
  const named = wanted.flatMap(({ ticket }) => ticket.participants ?? []).map(({ address }) => address)
  if (named.length === 0) return new Set()
  return new Set((await departmentsWith(tx, named)).map(({ address }) => address))
}

/** Only agents name others; several who open at once are customers. */
const agentAmong = (opened: readonly { by: Author }[]): number | null =>
  opened.flatMap(({ by }) => (by.kind === 'agent' ? by.id : []))[0] ?? null

const namingOf = (draft: TicketDraft) => ({
  requesterId: draft.requester.contactId,
  address: draft.requester.address,
  departmentId: draft.departmentId,
  accountId: draft.accountId,
  companyId: draft.companyId ?? null,
  domainId: draft.domainId ?? null,
  serviceId: draft.serviceId ?? null,
  assigneeId: draft.assigneeId ?? null,
})

/** The one that is named, else the account's, else the requester's first. */
const companyOf = (ticket: TicketDraft, { account, ownCompanyId }: References): number | null =>
  ticket.companyId ?? (ticket.accountId === null ? null : account?.companyId) ?? ownCompanyId

function entryOf({ id, by, row: { draft, follows, status } }: { id: number; by: Author; row: NewTicket }) {
  const { category, departmentId, requester, accountId, source } = draft
  const entry = {
    subject: { kind: 'ticket', id } as const,
    type: 'ticket.opened' as const,
    facts: {
      ...{ category, departmentId, requesterId: requester.contactId, source, status },
      ...(accountId ? { accountId } : {}),
      ...(follows ? { follows } : {}),
    },
    values: [{ field: 'subject', old: null, new: draft.subject }],
  }
  return { by, draft: entry }
}
