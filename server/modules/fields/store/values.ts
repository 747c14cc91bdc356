import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime, type Tx } from '../../../lib/db.ts'
import type { Field } from '../types.ts'
import { keyOf } from './keys.ts'
import { pageOf, type RecordPage, tableOf } from './pages.ts'

type Held = Pick<Field, 'id' | 'record' | 'isStandard' | 'key'>
/** Value of one record, as jsonb holds it. */
export type RecordValue = { id: number; value: unknown }

// The three choices of companies that stand in columns of their own.
const columns: Record<string, string> = {
  health_score: 'health_score_id',
  account_tier: 'account_tier_id',
  industry: 'industry_id',
}

function optionColumn(field: Held): RawBuilder<unknown> | null {
  const column = field.isStandard ? columns[field.key] : undefined
  return column ? sql.ref(column) : null
}

const heldValue = (field: Held) => optionColumn(field) ?? sql`nullif(custom -> ${keyOf(field)}, 'null')`

// What a job has prepared of the value is dropped: it comes again, from what the record has then.
const nextKeyOf = ({ id }: Held) => sql`coalesce((select next_key from fields where id = ${id}), '')`

/** In how many live records a field has a value, by value for a dropdown. */
export async function usesOf(db: Handle, field: Field): Promise<{ value: number | null; records: number }[]> {
  if (field.isStandard && !optionColumn(field)) return []
  const grouped = field.type === 'dropdown' ? sql`${heldValue(field)}::text::bigint` : sql`null::bigint`
  const { rows } = await sql<{ value: number | null; records: number }>`
    select ${grouped} as value, count(*) as records ${sql.raw(plannedEachTime)}
    from ${tableOf(field.record)}
    where life = 'live'
      and ${heldValue(field)} is not null
    group by 1`.execute(db)
  return rows
}

/** How many records have a choice, deleted ones too. */
export async function countOption(db: Handle, field: Field, option: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count ${sql.raw(plannedEachTime)}
    from ${tableOf(field.record)}
    where ${hasOption(field, option)}`.execute(db)
  return rows[0]?.count ?? 0
}

function hasOption(field: Held, option: number): RawBuilder<boolean> {
  const column = optionColumn(field)
  return column
    ? sql`${column} = ${option}`
    : sql`custom -> ${keyOf(field)} = ${JSON.stringify(option)}::jsonb`
}

/** Records that have a choice, deleted ones too, page by page. */
export const pageWithOption = (
  tx: Tx,
  field: Field,
  page: { option: number; after: number; limit: number },
): Promise<RecordPage> => pageOf(tx, field.record, { ...page, isMeant: hasOption(field, page.option) })

/** All of them at once. */
export async function recordsWithOption(tx: Tx, field: Field, option: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id ${sql.raw(plannedEachTime)}
    from ${tableOf(field.record)}
    where ${hasOption(field, option)}
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Those of some records that have one choice get another; gives which, in order. Their versions rise, so that a form drawn
 * before is refused; when they were changed last stays: it is indexed, and writing it would rewrite every index of the
 * record.
 */
export async function moveOption(
  tx: Tx,
  field: Field,
  move: { from: number; to: number; ids: readonly number[] },
): Promise<number[]> {
  const column = optionColumn(field)
  const key = keyOf(field)
  const { rows } = await sql<{ id: number }>`
    with page as (
      select id
      from ${tableOf(field.record)}
      where id = any(${move.ids}::bigint[])
        and ${hasOption(field, move.from)}
      order by id
      for update
    ), moved as (
      update ${tableOf(field.record)} kept
      set ${
        column
          ? sql`${column} = ${move.to}`
          : sql`custom = jsonb_set(kept.custom, array[${key}], ${JSON.stringify(move.to)}::jsonb) - ${nextKeyOf(field)}`
      },
      version = kept.version + 1
      from page
      where kept.id = page.id
      returning kept.id
    )
    select id
    from moved
    order by id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The values of a custom field, deleted records too, page by page; `isLive` says which count. */
export async function valuesAfter(
  db: Handle,
  field: Field,
  page: { after: number; limit: number },
): Promise<(RecordValue & { isLive: boolean })[]> {
  const { rows } = await sql<RecordValue & { isLive: boolean }>`
    select id, custom -> ${keyOf(field)} as value, life = 'live' as "isLive" ${sql.raw(plannedEachTime)}
    from ${tableOf(field.record)}
    where nullif(custom -> ${keyOf(field)}, 'null') is not null
      and id > ${page.after}
    order by id
    limit ${page.limit}`.execute(db)
  return rows
}

/**
 * Writes values of a field where a record still has the expected one; null takes it away. Versions rise as in moveOption.
 * Gives how many.
 */
export async function writeValues(
  tx: Tx,
  field: Pick<Field, 'id' | 'record' | 'isStandard' | 'key'>,
  changes: readonly { id: number; from: unknown; to: unknown }[],
): Promise<number> {
  const key = keyOf(field)
  const column = optionColumn(field)
  const given = sql`jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given (id bigint, "from" jsonb, "to" jsonb)`
  const written = column
    ? sql`
        update ${tableOf(field.record)} kept
        set ${column} = given."to"::text::bigint,
            version = kept.version + 1
        from ${given}
        where kept.id = given.id
          and ${column} = given."from"::text::bigint`
    : sql`
        update ${tableOf(field.record)} kept
        set custom = case
          when coalesce(given."to", 'null') = 'null' then custom - ${key}
          else jsonb_set(custom, array[${key}], given."to")
        end - ${nextKeyOf(field)},
        version = kept.version + 1
        from ${given}
        where kept.id = given.id
          and coalesce(custom -> ${key}, 'null') = coalesce(given."from", 'null')`
  return Number((await written.execute(tx)).numAffectedRows)
}
