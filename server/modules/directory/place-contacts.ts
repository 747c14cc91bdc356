import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { CompanyPlan } from './rules/memberships.ts'
import { holdersOf } from './store/holders.ts'
import { insertContacts } from './store/insert-contacts.ts'
import type { Holder, NewContact, Origin } from './types.ts'

type Wanted = { index: number; contact: NewContact; origin: Origin; isInvited: boolean }
/** Those made and those whose values somebody has, by index; and what associates those made with companies. */
export type Placed = {
  ids: Map<number, number>
  held: Map<number, Holder[]>
  domains: Map<string, number>
  plan: CompanyPlan
}

/**
 * Makes the contacts of a batch, or says who has what they want. Of those that want the same, the first that can be made
 * wins. Without clashes inside the batch it is one statement; each further round makes or refuses at least one more.
 */
export async function placeContacts(tx: Tx, now: Date, batch: readonly Wanted[]): Promise<Placed> {
  const placed: Placed = {
    ids: new Map(),
    held: new Map(),
    domains: new Map(),
    plan: { severalCompanies: true },
  }
  let waiting = batch
  for (let round = 0; waiting.length > 0; round++) {
    // A holder that another transaction takes away between our insert and our look makes a round in vain.
    if (round > batch.length + 3) throw new Refusal('busy', [], { retryAfter: 1 })
    const made = await insertContacts(tx, now, firstOfEach(waiting))
    for (const [index, id] of made.ids) placed.ids.set(index, id)
    for (const [domain, companyId] of made.domains) placed.domains.set(domain, companyId)
    placed.plan = { severalCompanies: made.severalCompanies }
    const rest = waiting.filter(({ index }) => !placed.ids.has(index))
    waiting = rest.length === 0 ? [] : await withoutHolders(tx, rest, placed)
  }
  return placed
}

/** Those that clash with none before them. */
function firstOfEach(waiting: readonly Wanted[]): Wanted[] {
  const taken = new Set<string>()
  return waiting.filter(({ contact }) => {
    const keys = [
      ...contact.values.emails.map((email) => email.normal),
      ...(contact.values.externalId === null ? [] : [`external-id ${contact.values.externalId}`]),
    ]
    if (keys.some((key) => taken.has(key))) return false
    for (const key of keys) taken.add(key)
    return true
  })
}

async function withoutHolders(tx: Tx, rest: readonly Wanted[], placed: Placed): Promise<Wanted[]> {
  const holders = await holdersOf(tx, {
    addresses: rest.flatMap(({ contact }) => contact.values.emails.map((email) => email.normal)),
    externalIds: rest.flatMap(({ contact }) => contact.values.externalId ?? []),
  })
  return rest.filter(({ index, contact }) => {
    const held = holders.filter((holder) => isWanted(contact, holder))
    if (held.length > 0) placed.held.set(index, held)
    return held.length === 0
  })
}

function isWanted({ values }: NewContact, holder: Holder): boolean {
  if (holder.what === 'external-id') return values.externalId === holder.value
  return values.emails.some((email) => email.normal === holder.value)
}
