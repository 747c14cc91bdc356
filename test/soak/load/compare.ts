import { query } from '../set-up.ts'
import type { Client } from './client.ts'
import type { Known, Ledger } from './ledger.ts'

/** What differs between what was acknowledged and what the database holds, in either direction; nothing, if all is well. */
export async function differences(ledger: Ledger, dataDir: string): Promise<string[]> {
  const trail = await query<{ name: string; count: number }>(
    dataDir,
    `select subject_id || ' ' || type as name, count(*)::integer as count
     from trail_entries
     where subject_kind = 'contact' and type <> 'contact.signed-in'
     group by 1`,
  )
  const titles = await query<{ name: string; count: number }>(
    dataDir,
    `select subject_id || ' ' || (new_value #>> '{}') as name, count(*)::integer as count
     from trail_values
     where subject_kind = 'contact' and field = 'jobTitle'
     group by 1`,
  )
  const messages = await query<{ name: string; count: number }>(
    dataDir,
    `select messages.subject_id || ' ' || messages.event as name, count(*)::integer as count
     from messages
     join deliveries on deliveries.message_id = messages.id
     where messages.subject_kind = 'contact'
     group by 1`,
  )
  const { contacts } = ledger
  return [
    ...between('trail', contacts.flatMap(entriesOf), trail),
    ...between(
      'change',
      contacts.flatMap(({ id, changes }) => changes.map(({ jobTitle }) => [`${id} ${jobTitle}`, 1] as const)),
      titles,
    ),
    ...between(
      'message',
      contacts.filter(({ isInvited }) => isInvited).map(({ id }) => [`${id} activation`, 1] as const),
      messages,
    ),
  ]
}

function entriesOf(known: Known): (readonly [string, number])[] {
  const { id, changes, deleted, restored, activated, isInvited } = known
  const counts = {
    created: 1,
    'activation-sent': isInvited ? 1 : 0,
    changed: changes.length,
    deleted,
    restored,
    activated,
  }
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([type, count]) => [`${id} contact.${type}`, count])
}

function between(
  what: string,
  acknowledged: readonly (readonly [string, number])[],
  found: readonly { name: string; count: number }[],
): string[] {
  const left = new Map(found.map(({ name, count }) => [name, count]))
  const missing = acknowledged.flatMap(([name, count]) => {
    const there = left.get(name) ?? 0
    left.delete(name)
    return there === count ? [] : [`${what} ${name}: ${there} instead of ${count}`]
  })
  return [...missing, ...[...left].map(([name, count]) => `${what} ${name}: ${count}, and nobody was told`)]
}

/** Deliveries to each address: all have left, but for those whose link a deletion made void before. */
export async function unlikeMails(
  ledger: Ledger,
  came: ReadonlyMap<string, number>,
  dataDir: string,
): Promise<string[]> {
  const rows = await query<{ email: string; state: string }>(
    dataDir,
    `select recipient.address as email, deliveries.state
     from deliveries
     join message_recipients recipient using (message_id, position)`,
  )
  const byEmail = new Map(ledger.contacts.map((known) => [known.email, known]))
  return rows
    .filter(({ email, state }) => {
      if (state === 'withdrawn') return came.has(email) || (byEmail.get(email)?.deleted ?? 0) === 0
      return state !== 'sent' || came.get(email) !== 1
    })
    .map(({ email, state }) => `mail to ${email}: ${state}, ${came.get(email) ?? 0} came`)
}

/**
 * Contacts that the door shows otherwise than it said: the deleted must be gone, and the others have the last job title
 * and the version that comes of counting each acknowledged thing once.
 */
export async function unlikeDoor({ contacts }: Ledger, client: Client): Promise<string[]> {
  const unlike: string[] = []
  for (const known of contacts) {
    const { status, body } = await client.ask('GET', `/api/agent/contacts/${known.id}`)
    const last = known.changes.toSorted((one, other) => one.version - other.version).at(-1)?.jobTitle ?? null
    const version =
      known.firstVersion + known.changes.length + known.deleted + known.restored + known.activated
    const isAsSaid =
      known.deleted === known.restored
        ? status === 200 && body.version === version && body.jobTitle === last
        : status === 404
    if (!isAsSaid)
      unlike.push(`${known.email}: ${status} ${JSON.stringify(body)}, not ${version} and ${last}`)
  }
  return unlike
}
