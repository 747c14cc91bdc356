import type { Answered, PatientClient } from './patient-client.ts'
import { fresh, unexpected } from './patient-client.ts'

/** Two contacts, of how many companies each is, what was asked by her who went, and whether they are one, as was acknowledged last. */
export type Pair = { survivor: number; gone: number; tickets: number[]; companies: number; isMerged: boolean }

/** Merges two contacts by our own door, and parts every other pair again. */
export async function mergeByOwnDoor(
  { own }: PatientClient,
  companies: number[],
  pairs: Pair[],
): Promise<void> {
  const [survivor, gone] = [await make(own, companies[0]), await make(own, companies[1])]
  const pair: Pair = { survivor: survivor.id, gone: gone.id, tickets: [], companies: 1, isMerged: true }
  for (const number of [1, 2]) pair.tickets.push(await ask(own, gone.id, number))
  const merged = await own('POST', `/contacts/${survivor.id}/merges`, {
    body: { contacts: [gone.id] },
    version: survivor.version,
  })
  const isDone =
    merged.status === 201 ||
    (merged.again && (await own('GET', `/contacts/${gone.id}`)).body.mergedInto === survivor.id)
  if (!isDone) unexpected('a merge', merged)
  pairs.push(pair)
  if (merged.status !== 201 || pairs.filter(({ companies }) => companies > 0).length % 2 === 0) return
  const parted = await own('POST', `/undos/${merged.body.undoId}`)
  const isParted =
    parted.status === 200 ||
    (parted.again && (await own('GET', `/contacts/${gone.id}`)).body.mergedInto === null)
  if (!isParted) unexpected('parting', parted)
  pair.isMerged = false
}

type Own = PatientClient['own']

async function make(own: Own, companyId: number | undefined): Promise<{ id: number; version: number }> {
  const word = fresh()
  const made = await own('POST', '/contacts', {
    body: {
      ...{ name: `Persona ${word}`, emails: [`${word}@kill.example`], sendActivation: false },
      companies: [{ companyId, isPrimary: true }],
    },
    key: word,
  })
  return made.status === 201 ? made.body : unexpected('a contact', made)
}

async function ask(own: Own, contactId: number, number: number): Promise<number> {
  const opened: Answered = await own('POST', '/tickets', {
    body: {
      ...{ requester: { contactId }, subject: `Caso ${number}`, body: 'Hola.', format: 'plain' },
      ...{ writtenBy: 'customer', status: 'open' },
    },
    key: fresh(),
  })
  return opened.status === 201 ? opened.body.id : unexpected('a ticket', opened)
}

/** Merges two contacts as Freshdesk's clients do, who are told nothing but that it is done. */
export async function mergeByFreshdesk({ freshdesk }: PatientClient, pairs: Pair[]): Promise<void> {
  const people: { id: number; ticketId: number }[] = []
  for (const _ of [1, 2]) {
    const email = `${fresh()}@kill.example`
    const body = { name: 'Marta Ríos', email, subject: 'Caso', description: 'Hola.', status: 2, priority: 1 }
    const opened = await freshdesk('POST', '/tickets', { body })
    if (opened.status !== 201) unexpected('a ticket', opened)
    people.push({ id: opened.body.requester_id, ticketId: opened.body.id })
  }
  const [survivor, gone] = people as [(typeof people)[0], (typeof people)[0]]
  const merged = await freshdesk('POST', '/contacts/merge', {
    body: { primary_contact_id: survivor.id, secondary_contact_ids: [gone.id] },
  })
  if (merged.status !== 204 && !merged.again) unexpected('a merge', merged)
  pairs.push({ survivor: survivor.id, gone: gone.id, tickets: [gone.ticketId], companies: 0, isMerged: true })
}
