import type { Tx } from '../../lib/db.ts'
import { onlyDone, type Problem, Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { readPersonName } from '../../lib/pure/person-name.ts'
import { findContact } from '../directory/index.ts'
import { departmentsWith } from '../identity/index.ts'
import type { AgentActor } from '../trail/index.ts'
import { addTicketMessages } from './add-ticket-messages.ts'
import { openTickets } from './open-tickets.ts'
import { mayWriteTickets } from './policy.ts'
import { noContact } from './rules/read-ticket.ts'
import { firstDepartment } from './store/departments.ts'
import { deleteDraft } from './store/drafts.ts'
import { accountsOfRequester } from './store/references.ts'
import type { AddedMessage, AttachmentDraft, OpenedTicket, TicketDraft } from './types.ts'
import type { NewMessageBody, NewTicketBody } from './wire.ts'
import { doorOf, messageBy } from './written-by.ts'

/** What a foreign door brings beside what ours takes: files that it has kept, and HTML that it made harmless. */
type Brought = { attachments?: readonly AttachmentDraft[]; html?: string | null }

/**
 * Opens a ticket in a contact's name, written by the agent or, as he heard it, by the contact.
 * @throws Refusal forbidden, invalid with all that is wrong
 */
export async function openForRequester(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  body: NewTicketBody & Brought,
): Promise<OpenedTicket> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const { contactId = noContact, address = null } = body.requester
  const department = await firstDepartment(tx, {
    ...{ id: body.departmentId ?? null, category: body.category ?? null },
  })
  const isHis = body.writtenBy === 'customer'
  const { message, problems } = await messageBy(tx, actor, {
    ...{ kind: 'public', written: body },
    ...(isHis
      ? { author: { kind: 'customer', id: contactId, name: await nameOf(tx, contactId), address: null } }
      : {}),
  })
  const taking = await readParticipants(tx, body.participants ?? [])
  problems.push(...taking.problems)
  const draft: TicketDraft = {
    subject: body.subject,
    category: body.category ?? department?.category ?? 'support',
    departmentId: body.departmentId ?? department?.id ?? 0,
    requester: { contactId, address },
    accountId: body.accountId === undefined ? await onlyAccount(tx, contactId) : body.accountId,
    companyId: body.companyId ?? null,
    domainId: body.domainId ?? null,
    serviceId: body.serviceId ?? null,
    assigneeId: body.assigneeId ?? null,
    ...(body.status ? { status: body.status } : {}),
    ...(body.priority ? { priority: body.priority } : {}),
    tags: body.tags ?? [],
    source: body.source ?? doorOf(actor),
    participants: taking.participants,
    message,
  }
  const outcomes = await openTickets(tx, actor, now, [draft])
  if (problems.length > 0)
    throw new Refusal('invalid', [...problems, ...outcomes.refused.flatMap((each) => each.problems)])
  return onlyDone(outcomes)
}

/**
 * Writes an answer to the customer, or a note for agents alone.
 * @throws Refusal forbidden, missing, invalid with all that is wrong
 */
export async function writeAsAgent(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { ticketId, body }: { ticketId: number; body: NewMessageBody & Brought },
): Promise<AddedMessage> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const { message, problems } = await messageBy(tx, actor, { kind: body.kind, written: body })
  const addition = { ticketId, message, status: body.status }
  const outcomes = await addTicketMessages(tx, actor, now, [addition])
  const refused = outcomes.refused.flatMap((each) => each.problems)
  if (refused.some(({ code }) => code === 'ticket.missing')) throw new Refusal('missing')
  if (problems.length > 0) throw new Refusal('invalid', [...problems, ...refused])
  const added = onlyDone(outcomes)
  await deleteDraft(tx, { ticketId, agentId: actor.id })
  return added
}

async function readParticipants(
  tx: Tx,
  given: NonNullable<NewTicketBody['participants']>,
): Promise<{ participants: NonNullable<TicketDraft['participants']>; problems: Problem[] }> {
  const read = given.map(({ address, name = '' }) => ({
    address: readMailAddress(address),
    name: readPersonName(name),
  }))
  const typed = read.flatMap(({ address }) => (address.ok ? address.value.normal : []))
  const ours = new Set((await departmentsWith(tx, typed)).map(({ address }) => address))
  return {
    participants: read.flatMap(({ address, name }) =>
      address.ok
        ? {
            ...{ address: address.value.normal, typed: address.value.address },
            name: (name.ok && name.value) || address.value.address,
          }
        : [],
    ),
    problems: read.flatMap(({ address }, at) => {
      const path = `participants.${at}.address`
      if (!address.ok) return [{ path, ...address.fault }]
      return ours.has(address.value.normal) ? [{ path, code: 'ticket.participant-is-department' }] : []
    }),
  }
}

async function onlyAccount(tx: Tx, contactId: number): Promise<number | null> {
  const accounts = await accountsOfRequester(tx, contactId)
  return accounts.length === 1 ? (accounts[0]?.id ?? null) : null
}

const nameOf = async (tx: Tx, contactId: number): Promise<string> =>
  (await findContact(tx, contactId))?.values.name ?? ''
