import { sql } from 'kysely'
import { type Handle, plannedEachTime, type Tx } from '../../../lib/db.ts'
import type { Field } from '../types.ts'
import { keyOf } from './keys.ts'
import { pageOf, type RecordPage, tableOf } from './pages.ts'

/** A value that has not been prepared yet; `image`: what an undo that is carried out keeps of the record. */
export type Unprepared = {
  id: number
  value: unknown
  isLive: boolean
  image: { from: unknown; to: unknown } | null
}

/**
 * Records that have a value, or had one before what is undone, and nothing prepared of it, page by page. Whoever saves one
 * drops what was prepared, so it comes again.
 */
export function pageUnprepared(
  tx: Tx,
  field: Pick<Field, 'id' | 'record'>,
  page: { nextKey: string; undoes: number | null; after: number; limit: number },
): Promise<RecordPage> {
  // One look for each record: as a list of all, the images would be read anew for each page.
  const hadOne =
    page.undoes === null
      ? sql`false`
      : sql`(
          select true
          from undo_images
          where undo_id = ${page.undoes}
            and subject_kind = ${field.record}
            and subject_id = kept.id
        ) is not null`
  return pageOf(tx, field.record, {
    ...page,
    isMeant: sql`
      not kept.custom ? ${page.nextKey}
      and (nullif(kept.custom -> ${keyOf(field)}, 'null') is not null or ${hadOne})`,
  })
}

/** Puts values beside those that are there; null where the new type can hold none. */
export async function writePrepared(
  tx: Tx,
  field: Pick<Field, 'record'>,
  prepared: { nextKey: string; values: readonly { id: number; value: unknown }[] },
): Promise<void> {
  await sql`
    update ${tableOf(field.record)} kept
    set custom = kept.custom || jsonb_build_object(${prepared.nextKey}::text, coalesce(given.value, 'null'))
    from jsonb_to_recordset(${JSON.stringify(prepared.values)}::jsonb) as given (id bigint, value jsonb)
    where kept.id = given.id`.execute(tx)
}

/** What some records have of which nothing is prepared: locked, in the order of their ids. */
export async function unprepared(
  tx: Tx,
  field: Pick<Field, 'id' | 'record'>,
  among: { ids: readonly number[]; nextKey: string; undoes: number | null },
): Promise<Unprepared[]> {
  const { rows } = await sql<Unprepared>`
    select kept.id,
           nullif(kept.custom -> ${keyOf(field)}, 'null') as value,
           kept.life = 'live' as "isLive",
           image.image ${sql.raw(plannedEachTime)}
    from ${tableOf(field.record)} kept
    left join undo_images image on image.undo_id = ${among.undoes}
      and image.subject_kind = ${field.record}
      and image.subject_id = kept.id
    where kept.id = any(${among.ids}::bigint[])
      and not kept.custom ? ${among.nextKey}
    order by kept.id
    for update of kept`.execute(tx)
  return rows
}

/**
 * How many records have something prepared, in how many live ones nothing is left of a value, and which have nothing yet,
 * no more than asked: all in one look, because nobody saves meanwhile.
 */
export async function lookOver(
  tx: Tx,
  field: Pick<Field, 'id' | 'record'>,
  look: { nextKey: string; undoes: number | null; limit: number },
): Promise<{ records: number; lost: number; missing: number[] }> {
  const { rows } = await sql<{ records: number; lost: number; missing: number[] }>`
    select count(*) filter (where prepared is not null) as records,
           count(*) filter (where life = 'live' and prepared = 'null' and value is not null) as lost,
           coalesce((array_agg(id) filter (where prepared is null))[1:${sql.lit(look.limit)}], '{}') as missing ${sql.raw(plannedEachTime)}
    from (
      select kept.id,
             kept.life,
             kept.custom -> ${look.nextKey} as prepared,
             nullif(kept.custom -> ${keyOf(field)}, 'null') as value,
             image.undo_id is not null as had
      from ${tableOf(field.record)} kept
      left join undo_images image on image.undo_id = ${look.undoes}
        and image.subject_kind = ${field.record}
        and image.subject_id = kept.id
    ) looked
    where prepared is not null
       or value is not null
       or had`.execute(tx)
  return rows[0] ?? { records: 0, lost: 0, missing: [] }
}

/** Records that have a value, deleted ones too, counted no further than asked. */
export async function countValues(
  db: Handle,
  field: Pick<Field, 'id' | 'record'>,
  atMost = Number.MAX_SAFE_INTEGER,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from (
      select ${sql.raw(plannedEachTime)}
      from ${tableOf(field.record)}
      where nullif(custom -> ${keyOf(field)}, 'null') is not null
      limit ${atMost}
    ) counted`.execute(db)
  return rows[0]?.count ?? 0
}

/** What a field's values are, and how often. */
export async function distinctValues(
  db: Handle,
  field: Pick<Field, 'id' | 'record'>,
): Promise<{ value: unknown; records: number }[]> {
  const { rows } = await sql<{ value: unknown; records: number }>`
    select custom -> ${keyOf(field)} as value, count(*) as records ${sql.raw(plannedEachTime)}
    from ${tableOf(field.record)}
    where nullif(custom -> ${keyOf(field)}, 'null') is not null
    group by 1`.execute(db)
  return rows
}

/** New choices with the ids that were set aside for them. */
export async function insertOptions(
  tx: Tx,
  fieldId: number,
  options: readonly { id: number; labels: Field['labels'] }[],
): Promise<void> {
  await sql`
    insert into options (id, field_id, labels, position)
    select id, ${fieldId}, labels, place
    from rows from (jsonb_to_recordset(${JSON.stringify(options)}::jsonb) as (id bigint, labels jsonb))
      with ordinality as given (id, labels, place)
    on conflict (id) do nothing`.execute(tx)
}

/** Ids that no other choice will get. */
export async function setOptionIdsAside(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('options', 'id')) as id
    from generate_series(1, ${count})`.execute(tx)
  return rows.map(({ id }) => id)
}
