import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { FieldDraft } from '../rules/definition.ts'
import type { FieldRecord, FieldType } from '../types.ts'

/** A new definition without choices; 'taken' when the key is another field's. */
export async function insertField(
  tx: Tx,
  now: Date,
  field: { record: FieldRecord; key: string; type: FieldType; labels: FieldDraft['labels'] },
): Promise<number | 'taken'> {
  const { rows } = await sql<{ id: number }>`
    insert into fields (record, key, type, is_standard, labels, created_at, updated_at, position)
    select ${field.record}, ${field.key}, ${field.type}, false, ${JSON.stringify(field.labels)}::jsonb,
           ${now}, ${now}, coalesce(max(position), 0) + 1
    from fields
    where record = ${field.record}
    on conflict (record, key) do nothing
    returning id`.execute(tx)
  return rows[0]?.id ?? 'taken'
}

/** Writes a definition as a whole and raises its version. */
export async function updateField(tx: Tx, now: Date, field: FieldDraft): Promise<void> {
  await sql`
    update fields
    set type = ${field.type},
        labels = ${JSON.stringify(field.labels)}::jsonb,
        customer_labels = ${JSON.stringify(field.customerLabels)}::jsonb,
        help = ${JSON.stringify(field.help)}::jsonb,
        required_for_agents = ${field.requiredForAgents},
        required_for_customers = ${field.requiredForCustomers},
        visible_to_customers = ${field.visibleToCustomers},
        editable_by_customers = ${field.editableByCustomers},
        default_value = ${field.hasOwnDefault ? JSON.stringify(field.defaultValue) : null}::jsonb,
        is_unique = ${field.isUnique},
        is_filterable = ${field.isFilterable},
        updated_at = ${now},
        version = version + 1
    where id = ${field.id}`.execute(tx)
}

/** Choices as a whole, in their order; those without an id are made, and none is deleted. Gives the ids in that order. */
export async function writeOptions(
  tx: Tx,
  now: Date,
  field: Pick<FieldDraft, 'id' | 'options'>,
): Promise<number[]> {
  const rows = field.options.map(({ id, labels, isArchived }, at) => ({
    id,
    labels,
    isArchived,
    position: at + 1,
  }))
  const known = rows.filter(({ id }) => id !== null)
  await sql`
    update options
    set labels = given.labels,
        position = given.position,
        archived_at = case when given."isArchived" then coalesce(options.archived_at, ${now}) end
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb)
      as given (id bigint, labels jsonb, "isArchived" boolean, position smallint)
    where options.id = given.id
      and options.field_id = ${field.id}`.execute(tx)
  const made = await sql<{ id: number; position: number }>`
    insert into options (field_id, labels, position, archived_at)
    select ${field.id}, labels, position, case when "isArchived" then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows.filter(({ id }) => id === null))}::jsonb)
      as given (labels jsonb, "isArchived" boolean, position smallint)
    order by position
    returning id, position`.execute(tx)
  return rows.map(({ id, position }) => id ?? made.rows.find((row) => row.position === position)?.id ?? 0)
}

export async function setArchived(
  tx: Tx,
  field: { id: number; isArchived: boolean; now: Date; byId: number | null },
): Promise<void> {
  if (field.isArchived)
    await sql`
      insert into field_archivals (field_id, at, by_id)
      values (${field.id}, ${field.now}, ${field.byId})
      on conflict (field_id) do nothing`.execute(tx)
  else await tx.deleteFrom('field_archivals').where('field_id', '=', field.id).execute()
}

/** Puts a field of a record behind another, or first, and numbers all anew. */
export async function placeField(
  tx: Tx,
  moved: { id: number; record: FieldRecord; after: number | null },
): Promise<void> {
  await sql`
    with ordered as (
      select id,
             row_number() over (
               order by case when id = ${moved.id} then coalesce((select position from fields where id = ${moved.after}), -1)
                             else position end,
                        id = ${moved.id},
                        id
             ) as place
      from fields
      where record = ${moved.record}
    )
    update fields
    set position = ordered.place
    from ordered
    where ordered.id = fields.id
      and fields.position <> ordered.place`.execute(tx)
}

export async function raiseFieldVersion(tx: Tx, id: number): Promise<void> {
  await sql`update fields set version = version + 1 where id = ${id}`.execute(tx)
}

/** The live field that stands before this one; null: it is the first. */
export async function predecessorOf(tx: Tx, id: number): Promise<number | null> {
  const { rows } = await sql<{ before: number | null }>`
    select before
    from (
      select id, lag(id) over (order by position, id) as before
      from fields
      where record = (select record from fields where id = ${id})
        and not exists (select from field_archivals where field_id = fields.id)
    ) ordered
    where id = ${id}`.execute(tx)
  return rows[0]?.before ?? null
}
