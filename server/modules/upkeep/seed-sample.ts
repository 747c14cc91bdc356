import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { createCompanies, createContacts } from '../directory/index.ts'
import { fieldsOf } from '../fields/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { chanceOf } from './sample/chance.ts'
import { sampleAccount } from './sample/sample-account.ts'
import { type CompanyChoices, sampleCompany } from './sample/sample-company.ts'
import { sampleContact } from './sample/sample-contact.ts'
import { addSampleTickets } from './seed-tickets.ts'
import { countSamples, hurry, takeSeedTurn } from './store/sample.ts'
import { insertAccounts, type SampleAccountRow } from './store/sample-accounts.ts'
import { sampleAnswerers, sampleAskers } from './store/sample-tickets.ts'

export type SeedCounts = { contacts: number; companies: number; accounts: number; tickets?: number }

// Measured: larger batches are no faster, and each is one transaction.
const batch = 1000
// While the database works for one, the program reads the next.
const lanes = 2

/**
 * Adds sample data, the same for the same numbers, and goes on numbering where it ended before. Contacts and companies are made by
 * the commands that make every one; no mail is sent. Memory does not grow with the counts but for the companies' ids.
 * @throws Refusal busy when another is at it
 */
export async function seedSample(
  db: Db,
  actor: Actor,
  wanted: SeedCounts,
  more: {
    now: () => Date
    onDone?: (done: SeedCounts) => void
    /** Looked at when the turn is ours: throws where there is nothing to be added. */
    mayBegin?: () => Promise<void>
  },
): Promise<SeedCounts> {
  return db.transaction().execute(async (turn) => {
    if (!(await takeSeedTurn(turn))) throw new Refusal('busy')
    await more.mayBegin?.()
    const before = await countSamples(db)
    const done = { contacts: 0, companies: 0, accounts: 0, tickets: 0 }
    const step = async (work: (tx: Tx, now: Date) => Promise<Partial<SeedCounts>>) => {
      const made = await inTransaction(db, async (tx) => {
        await hurry(tx)
        return work(tx, more.now())
      })
      for (const key of ['contacts', 'companies', 'accounts', 'tickets'] as const) done[key] += made[key] ?? 0
      more.onDone?.(done)
    }
    const companyIds: (number | null)[] = []
    for (let at = 0; at < wanted.companies; at += batch)
      await step(async (tx, now) => {
        const numbers = numbersFrom(before.companies + at, Math.min(batch, wanted.companies - at))
        const ids = await addCompanies(tx, actor, now, numbers)
        companyIds.push(...ids)
        return { companies: ids.filter((id) => id !== null).length }
      })
    const companies = { ids: companyIds, from: before.companies }
    let at = 0
    const lane = async () => {
      while (at < wanted.contacts) {
        const numbers = numbersFrom(before.contacts + at, Math.min(batch, wanted.contacts - at))
        at += numbers.length
        const hasAccount = (number: number) => isSpread(number - before.contacts, wanted)
        await step((tx, now) => addContacts(tx, actor, now, { numbers, companies, hasAccount }))
      }
    }
    await Promise.all(Array.from({ length: lanes }, lane))
    const { tickets = 0 } = wanted
    const seed = tickets > 0 ? { ...(await sampleAnswerers(db)), askers: await sampleAskers(db) } : null
    for (let from = 0; seed && from < tickets; from += batch)
      await step(async (tx, now) => {
        const numbers = numbersFrom(seed.tickets + from, Math.min(batch, tickets - from))
        const upTo = seed.tickets + tickets
        return { tickets: await addSampleTickets(tx, actor, now, { seed, numbers, upTo }) }
      })
    return done
  })
}

/** Numbers count from one. */
const numbersFrom = (after: number, count: number): number[] =>
  Array.from({ length: count }, (_, at) => after + at + 1)

/** Spreads the accounts evenly over the contacts. */
const isSpread = (place: number, { contacts, accounts }: SeedCounts): boolean =>
  Math.floor((place * accounts) / contacts) > Math.floor(((place - 1) * accounts) / contacts)

async function addCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  numbers: readonly number[],
): Promise<(number | null)[]> {
  const choices = await companyChoices(tx)
  const drafts = numbers.map((number) => sampleCompany(number, choices))
  const { done } = await createCompanies(tx, actor, now, drafts)
  const ids = new Map(done.map(({ index, id }) => [index, id]))
  return drafts.map((_, index) => ids.get(index) ?? null)
}

/** What may be chosen; nothing where the plan leaves the extra fields out. */
async function companyChoices(tx: Tx): Promise<CompanyChoices> {
  const fields = await fieldsOf(tx, 'company')
  const of = (path: string) => {
    const options = fields.find((field) => field.path === path)?.options
    return options ? { [path]: options.filter(({ isArchived }) => !isArchived).map(({ id }) => id) } : {}
  }
  return { ...of('healthScore'), ...of('accountTier'), ...of('industry') }
}

type Companies = { ids: readonly (number | null)[]; from: number }

async function addContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { numbers: readonly number[]; companies: Companies; hasAccount: (number: number) => boolean },
): Promise<Partial<SeedCounts>> {
  const drafts = of.numbers.map((number) => {
    const place = placeOfCompany(number, of.companies)
    const draft = sampleContact(number, place === null ? null : of.companies.from + place + 1)
    return { number, draft, companyId: place === null ? null : (of.companies.ids[place] ?? null) }
  })
  const { done } = await createContacts(
    tx,
    actor,
    now,
    drafts.map(({ draft, companyId, number }) => ({
      ...draft,
      ...(companyId === null ? {} : { companies: [{ companyId, seesCompanyTickets: number % 10 === 0 }] }),
    })),
  )
  const made = done.flatMap(({ index, id }) => {
    const drafted = drafts[index]
    return drafted ? [{ ...drafted, id }] : []
  })
  const people = made.flatMap(({ id, number, draft, companyId }) => {
    const reading = readMailAddress(draft.emails?.[0] ?? '')
    if (!reading.ok) return []
    const { normal: address, address: typed } = reading.value
    return [{ id, number, name: draft.name ?? '', address, typed, companyId }]
  })
  const wanted = of.numbers.filter(of.hasAccount).length
  const accountIds = await insertAccounts(tx, now, accountsOf(people, { wanted, hasAccount: of.hasAccount }))
  await recordTrail(
    tx,
    actor,
    now,
    accountIds.map((id) => ({
      subject: { kind: 'account', id },
      type: 'account.created',
      facts: { origin: 'sample' },
    })),
  )
  return { contacts: made.length, accounts: accountIds.length }
}

type Reachable = SampleAccountRow['mainUser'] & { number: number; companyId: number | null }

/** Accounts of people who have an address: of those whose turn it is, and then of others until there are enough. */
function accountsOf(
  people: readonly Reachable[],
  { wanted, hasAccount }: { wanted: number; hasAccount: (number: number) => boolean },
): SampleAccountRow[] {
  const turns = people.filter(({ number }) => hasAccount(number))
  const others = people.filter(({ number }) => !hasAccount(number)).slice(0, wanted - turns.length)
  return [...turns, ...others].map((mainUser) => {
    const chance = chanceOf('colleagues', mainUser.number)
    const at = people.indexOf(mainUser)
    const near = people.slice(at + 1, at + 40)
    const colleagues = [
      ...near.filter(({ companyId }) => companyId !== null && companyId === mainUser.companyId),
      ...near.filter(({ companyId }) => companyId !== mainUser.companyId),
    ].slice(0, chance.below(4))
    const content = sampleAccount(mainUser.number, { called: mainUser.name, cards: colleagues.length })
    return { name: mainUser.name, mainUser, companyId: mainUser.companyId, colleagues, content }
  })
}

/** Three in five work for a company, many of them for few of the companies. */
function placeOfCompany(number: number, { ids }: Companies): number | null {
  const chance = chanceOf('employer', number)
  if (ids.length === 0 || chance.next() > 0.6) return null
  return Math.floor(ids.length * chance.next() ** 3)
}
