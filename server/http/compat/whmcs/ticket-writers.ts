import type { Handle, Tx } from '../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import { findAccount } from '../../../modules/accounts/index.ts'
import { type Card, cardById, linkAdditionalContacts } from '../../../modules/additional-contacts/index.ts'
import { createContacts, personKnownBy } from '../../../modules/directory/index.ts'
import type { MessageAuthor } from '../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import { Refused } from './action.ts'

/** Who asks or answers: the contact behind an account's main user, its card, or an address. */
export type TicketWriter = {
  contactId: number
  name: string
  /** At which she takes part, as addresses are compared; null: a main user without one. */
  address: string | null
  accountId: number | null
}

/**
 * Somebody of an account: its main user, or who is on the named card of it.
 * @throws Refused in the original's words: no such client, user or contact
 */
export async function writerOfClient(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  named: { clientid: number; userid?: number | undefined; contactid?: number | undefined },
): Promise<TicketWriter> {
  const account = await findAccount(tx, named.clientid)
  if (!account) throw new Refused('Client ID Not Found')
  const { mainUser } = account
  if (named.userid && named.userid !== mainUser.id)
    throw new Refused('The system cannot find the provided user ID.')
  if (named.userid || !named.contactid)
    return {
      contactId: mainUser.id,
      name: mainUser.name,
      address: mainUser.email?.normal ?? null,
      accountId: account.id,
    }
  const asked = { accountId: account.id, id: named.contactid }
  let card = await cardOf(tx, actor, asked)
  if (card.contactId === null) {
    await linkAdditionalContacts(tx, now, [card.id])
    card = await cardOf(tx, actor, asked)
  }
  // An agent who has the address takes no part as a customer (decision 9).
  if (card.contactId === null) throw new Refused('The contact’s email address belongs to a member of staff')
  return {
    contactId: card.contactId,
    name: card.values.name,
    address: card.values.email.normal,
    accountId: account.id,
  }
}

async function cardOf(db: Handle, actor: AgentActor, of: { accountId: number; id: number }): Promise<Card> {
  try {
    const card = await cardById(db, actor, of.id)
    if (card.accountId === of.accountId) return card
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'missing') throw error
  }
  throw new Refused('Contact ID Not Found')
}

/**
 * Somebody who is no client: whoever has the address, else a contact who is made for it.
 * @throws Refused in the original's words; Refusal when no contact can be made
 */
export async function writerOfAddress(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  given: { name?: string | undefined; email?: string | undefined },
): Promise<TicketWriter> {
  const { name, normal, typed } = readPerson(given)
  const known =
    (await personKnownBy(tx, { email: typed })) ?? (await newPerson(tx, actor, now, { name, typed }))
  if (known.kind !== 'contact')
    throw new Refused('The email address belongs to a member of staff or a department')
  return { contactId: known.id, name: known.name, address: normal, accountId: null }
}

/** A contact for an address that nobody has; of two calls at once the first makes it. */
async function newPerson(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { name, typed }: { name: string; typed: string },
): Promise<NonNullable<Awaited<ReturnType<typeof personKnownBy>>>> {
  const outcomes = await createContacts(tx, actor, now, [{ name, emails: [typed], sendActivation: false }])
  const meanwhile = outcomes.refused.length > 0 ? await personKnownBy(tx, { email: typed }) : undefined
  return meanwhile ?? { id: onlyDone(outcomes).id, name, kind: 'contact' }
}

/**
 * Who is known by an address; nobody is made for it.
 * @throws Refused in the original's words
 */
export async function knownWriter(
  db: Handle,
  given: { name?: string | undefined; email?: string | undefined },
): Promise<TicketWriter | null> {
  const { normal, typed } = readPerson(given)
  const known = await personKnownBy(db, { email: typed })
  if (known?.kind !== 'contact') return null
  return { contactId: known.id, name: known.name, address: normal, accountId: null }
}

function readPerson(given: { name?: string | undefined; email?: string | undefined }) {
  const name = given.name?.trim() ?? ''
  const email = given.email?.trim() ?? ''
  if (name === '' || email === '') throw new Refused('Name and email address are required if not a client')
  const read = readMailAddress(email)
  if (!read.ok) throw new Refused('Email Address Invalid')
  return { name, normal: read.value.normal, typed: read.value.address }
}

/** The same as the author of a message. */
export const authorOf = ({ contactId, name, address }: TicketWriter): MessageAuthor => ({
  ...{ kind: 'customer', id: contactId, name, address },
})
