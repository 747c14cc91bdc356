import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { companyHoldersOf } from './store/companies.ts'
import { insertCompanies } from './store/insert-companies.ts'
import type { CompanyHolder, NewCompany, Origin } from './types.ts'

type Wanted = { index: number; company: NewCompany; origin: Origin }
export type PlacedCompanies = { ids: Map<number, number>; held: Map<number, CompanyHolder[]> }

/**
 * Makes the companies of a batch, or says which have what they want. Of those that want the same, the first that can be
 * made wins; each round makes or refuses at least one more.
 */
export async function placeCompanies(tx: Tx, now: Date, batch: readonly Wanted[]): Promise<PlacedCompanies> {
  const placed: PlacedCompanies = { ids: new Map(), held: new Map() }
  let waiting = batch
  for (let round = 0; waiting.length > 0; round++) {
    // A holder that another transaction takes away between our insert and our look makes a round in vain.
    if (round > batch.length + 3) throw new Refusal('busy', [], { retryAfter: 1 })
    for (const [index, id] of await insertCompanies(tx, now, firstOfEach(waiting))) placed.ids.set(index, id)
    const rest = waiting.filter(({ index }) => !placed.ids.has(index))
    waiting = rest.length === 0 ? [] : await withoutHolders(tx, rest, placed)
  }
  return placed
}

/** Those that clash with none before them. */
function firstOfEach(waiting: readonly Wanted[]): Wanted[] {
  const taken = new Set<string>()
  return waiting.filter((each) => {
    const { foldedName, domains } = askedBy(each)
    // No domain has a blank at its beginning.
    const keys = [` ${foldedName}`, ...domains]
    if (keys.some((key) => taken.has(key))) return false
    for (const key of keys) taken.add(key)
    return true
  })
}

async function withoutHolders(tx: Tx, rest: readonly Wanted[], placed: PlacedCompanies): Promise<Wanted[]> {
  const asked = rest.map(askedBy)
  const holders = await companyHoldersOf(tx, {
    foldedNames: asked.map(({ foldedName }) => foldedName),
    domains: asked.flatMap(({ domains }) => domains),
  })
  return rest.filter((each) => {
    const { foldedName, domains } = askedBy(each)
    const held = holders.filter(({ what, value }) =>
      what === 'name' ? value === foldedName : domains.includes(value),
    )
    if (held.length > 0) placed.held.set(each.index, held)
    return held.length === 0
  })
}

export function askedBy({ company }: { company: NewCompany }): { foldedName: string; domains: string[] } {
  const { name, mailDomains } = company.values
  return { foldedName: foldText(name), domains: mailDomains.map(({ ascii }) => ascii) }
}
