import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Condition, Conditions, Wanted } from '../types.ts'
import { asSql } from './conditions.ts'
import { contactsPassing, isOfOtherTables } from './contacts-passing.ts'
import { expectedRows } from './counts.ts'

/** Looked up are as many as are gathered at most. */
const few = 20_000

/** `atMost`: no more pass; null: that is not known. */
export type LookedUp = { wanted: Wanted; atMost: number | null }

/**
 * The same live contacts wanted, but those who pass conditions on other tables named by their ids where they are few.
 * Along an index in order ids are compared at once, where the other table is asked row by row (measured: a twentieth);
 * and of the contacts only those are read whom the other tables leave.
 */
export async function lookedUp(db: Handle, wanted: Wanted): Promise<LookedUp> {
  const { match, conditions } = wanted.conditions
  const isMeant = wanted.record === 'contact' && (wanted.life ?? 'live') === 'live' && match === 'all'
  if (!isMeant) return { wanted, atMost: null }
  const [first] = await fewestFirst(db, conditions)
  const found = first && (await passing(db, first))
  if (!found) return { wanted, atMost: null }
  const others = conditions.filter((other) => other !== first)
  const asked = others.filter((other) => isAskedOfIds(other))
  const { ids, many } = asked.length > 0 ? await narrowed(db, found, asked) : found
  const left = [{ ...first, passing: ids }, ...others.filter((other) => !asked.includes(other))]
  return { wanted: { ...wanted, conditions: { match, conditions: left } }, atMost: many }
}

/** The conditions that few pass, by what the planner expects. */
async function fewestFirst(db: Handle, conditions: Conditions['conditions']): Promise<Condition[]> {
  const guessed: { one: Condition; many: number }[] = []
  for (const one of conditions) {
    const selected = 'match' in one || one.isNot ? null : contactsPassing(one)
    if (selected && !('match' in one)) guessed.push({ one, many: await expectedRows(db, selected) })
  }
  return guessed
    .filter(({ many }) => many <= few)
    .toSorted((one, other) => one.many - other.many)
    .map(({ one }) => one)
}

type Passing = { ids: string; many: number }

async function passing(db: Handle, condition: Condition): Promise<Passing | null> {
  const found = await idsIn(db, sql`(${contactsPassing(condition)}) every_one limit ${few + 1}`)
  return found.many <= few ? found : null
}

/** Of ids those that pass more conditions: these ask nothing of a contact but her id. */
const narrowed = (db: Handle, { ids }: Passing, conditions: readonly (Condition | Conditions)[]) =>
  idsIn(
    db,
    sql`unnest(${ids}::bigint[]) as contacts (id) where ${sql.join(
      conditions.map((one) => asSql('contact', one, 'gather')),
      sql` and `,
    )}`,
  )

const isAskedOfIds = (one: Condition | Conditions): boolean =>
  !('match' in one) && isOfOtherTables(one) && one.test.kind !== 'text'

async function idsIn(db: Handle, from: RawBuilder<unknown>): Promise<Passing> {
  const { rows } = await sql<Passing>`
    ${sql.raw(plannedEachTime)}
    select coalesce(array_agg(id), '{}')::text as ids, count(*) as many
    from (select id from ${from}) passing`.execute(db)
  return rows[0] ?? { ids: '{}', many: 0 }
}
