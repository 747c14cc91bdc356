import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** By which cards of any account are looked for; what is absent says nothing. */
export type CardFilter = {
  accountId?: number | undefined
  /** As it is compared. */
  address?: string | undefined
  givenNames?: string | undefined
  familyNames?: string | undefined
  organisation?: string | undefined
  phone?: string | undefined
  street1?: string | undefined
  street2?: string | undefined
  city?: string | undefined
  state?: string | undefined
  postcode?: string | undefined
  country?: string | undefined
}

/** The ids of live cards, oldest first, a window of them; and how many there are in all. */
export async function cardPage(
  db: Handle,
  { filter, offset, limit }: { filter: CardFilter; offset: number; limit: number },
): Promise<{ total: number; ids: number[] }> {
  const where = conditionOf(filter)
  const { rows } = await sql<{ total: number; ids: number[] }>`
    select (select count(*) from additional_contacts cards where ${where}) as total,
           to_json(array(
             select cards.id
             from additional_contacts cards
             where ${where}
             order by cards.id
             offset ${offset}
             limit ${limit}
           )) as ids`.execute(db)
  return rows[0] ?? { total: 0, ids: [] }
}

// Of a name that was not given in parts the first word stands for the given names.
const isSplit = sql`coalesce(cards.given_names, cards.family_names) is not null`
const givenNames = sql`case when ${isSplit} then cards.given_names else split_part(cards.name, ' ', 1) end`
const familyNames = sql`case when ${isSplit} then cards.family_names else substr(cards.name, strpos(cards.name || ' ', ' ') + 1) end`

function conditionOf(filter: CardFilter) {
  const is = [sql`cards.life = 'live'`]
  const same = (kept: RawBuilder<unknown>, value: string | undefined) => {
    if (value !== undefined) is.push(sql`lower(${kept}) = lower(${value})`)
  }
  const sameInAddress = (part: string, value: string | undefined) => {
    if (value !== undefined) is.push(sql`lower(cards.postal_address ->> ${sql.lit(part)}) = lower(${value})`)
  }
  if (filter.accountId !== undefined) is.push(sql`cards.account_id = ${filter.accountId}`)
  if (filter.address !== undefined) is.push(sql`cards.address = ${filter.address}`)
  same(givenNames, filter.givenNames)
  same(familyNames, filter.familyNames)
  same(sql`cards.organisation`, filter.organisation)
  if (filter.phone !== undefined) is.push(sql`${filter.phone} in (cards.phone, cards.phone_e164)`)
  sameInAddress('street1', filter.street1)
  sameInAddress('street2', filter.street2)
  sameInAddress('city', filter.city)
  sameInAddress('state', filter.state)
  sameInAddress('postcode', filter.postcode)
  sameInAddress('country', filter.country)
  return sql.join(is, sql` and `)
}
