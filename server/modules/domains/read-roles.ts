import type { Handle } from '../../lib/db.ts'
import { decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { presentMissing, rolesOf, type Sentence, type Surroundings } from './present.ts'
import { countDomains, domainsOfAccount } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import type { Domain } from './types.ts'
import type { AreaRolesAnswer } from './wire.ts'

const cursor = { order: 'domains.name', shape: ['text', 'number'] } as const

/** What is needed to present the domains of an account. */
export async function surroundingsOf(
  db: Handle,
  of: { accountId: number; now: Date; sentence: Sentence },
): Promise<Surroundings> {
  const endings = await allEndings(db)
  const holders = (await holdersOf(db, [of.accountId])).get(of.accountId) ?? []
  return { endings, holders, now: of.now, sentence: of.sentence }
}

export type Page<Item> = { items: Item[]; next: string | null; previous: null }

/** A page of an account's domains by name. */
export async function pageOfDomains<Item>(
  db: Handle,
  page: { accountId: number; after?: string | undefined; limit: number },
  present: (domain: Domain) => Item,
): Promise<Page<Item>> {
  const after = page.after === undefined ? null : decodeCursor(cursor, page.after)
  const found = await domainsOfAccount(db, { accountId: page.accountId, limit: page.limit, after })
  const shown = found.slice(0, page.limit)
  const last = shown.at(-1)
  const next = found.length > page.limit && last ? encodeCursor(cursor, [last.asciiName, last.id]) : null
  return { items: shown.map(present), next, previous: null }
}

/** Who can hold roles, and what each would lack at the endings that the account's domains have. */
export async function presentHolders(
  db: Handle,
  accountId: number,
  around: Surroundings,
  domains: readonly { asciiName: string; ending: string }[],
): Promise<Pick<AreaRolesAnswer, 'holders' | 'lacks' | 'total'>> {
  const byEnding = new Map(domains.map((domain) => [domain.ending, domain.asciiName]))
  const lacks = around.endings.flatMap((ending) => {
    const asciiName = byEnding.get(ending.ending)
    if (asciiName === undefined) return []
    return rolesOf(ending).flatMap((role) =>
      around.holders.map((holder) => ({
        ending: ending.ending,
        role,
        holder: holder.holder,
        missing: presentMissing(ending, role, holder, { asciiName, sentence: around.sentence }),
      })),
    )
  })
  return {
    holders: around.holders.map(({ holder, name, organisation, email }) => ({
      holder,
      name,
      organisation,
      email,
    })),
    lacks: lacks.filter(({ missing }) => missing.length > 0),
    total: await countDomains(db, accountId),
  }
}
