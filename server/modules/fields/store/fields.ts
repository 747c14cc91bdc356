import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { FieldRecord, KeptField } from '../types.ts'

type Row = Omit<KeptField, 'path'>
type ShownRow = Row & { settingsVersion: number | null; language: Language; hasExtras: boolean }

const columns = sql`
  fields.id,
  fields.record,
  fields.key,
  fields.type,
  fields.is_standard as "isStandard",
  fields.labels,
  fields.customer_labels as "customerLabels",
  fields.help,
  fields.required_for_agents as "requiredForAgents",
  fields.required_for_customers as "requiredForCustomers",
  fields.visible_to_customers as "visibleToCustomers",
  fields.editable_by_customers as "editableByCustomers",
  coalesce(
    fields.default_value,
    case fields.type
      when 'language' then to_jsonb(workspace.language)
      when 'time-zone' then to_jsonb(workspace.time_zone)
      when 'postal-address' then jsonb_build_object('country', workspace.country)
    end
  ) as "defaultValue",
  fields.default_value is not null as "hasOwnDefault",
  fields.is_unique as "isUnique",
  fields.is_filterable as "isFilterable",
  archival.field_id is not null as "isArchived",
  coalesce(choices.options, '[]') as options,
  coalesce(fields.value_key, fields.id::text) as "valueKey",
  fields.version`

const sources = sql`
  left join workspace on true
  left join field_archivals archival on archival.field_id = fields.id
  left join lateral (
    select json_agg(
             json_build_object('id', id, 'labels', labels, 'isArchived', archived_at is not null)
             order by position, id
           ) as options
    from options
    where options.field_id = fields.id
  ) choices on fields.type = 'dropdown'`

// The four extras of companies come with the plan (model 22); off, they are as if they were not.
const isOffered = sql`(
    fields.record <> 'company'
    or fields.key not in ('health_score', 'account_tier', 'renewal_date', 'industry')
    or workspace.company_extras is not false
  )`

/** The definitions in use of a record's fields, in their order, with the default that applies today. */
export async function fieldRows(db: Handle, record: FieldRecord): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from fields
    ${sources}
    where fields.record = ${record}
      and archival.field_id is null
      and ${isOffered}
    order by fields.position, fields.id`.execute(db)
  return rows
}

/** The same, each with what the workspace says of how it is shown, and the version of its settings. */
export async function shownFieldRows(db: Handle, record: FieldRecord): Promise<ShownRow[]> {
  const { rows } = await sql<ShownRow>`
    select ${columns},
           workspace.settings_version as "settingsVersion",
           coalesce(workspace.language, 'es') as language,
           workspace.company_extras is not false as "hasExtras"
    from fields
    ${sources}
    where fields.record = ${record}
      and archival.field_id is null
      and ${isOffered}
    order by fields.position, fields.id`.execute(db)
  return rows
}

/** The same with those that are archived, which come last. */
export async function allFieldRows(db: Handle, record: FieldRecord): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from fields
    ${sources}
    where fields.record = ${record}
      and ${isOffered}
    order by archival.field_id is not null, fields.position, fields.id`.execute(db)
  return rows
}

export async function fieldRow(db: Handle, id: number): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select ${columns}
    from fields
    ${sources}
    where fields.id = ${id}
      and ${isOffered}`.execute(db)
  return rows[0]
}

/** When the definitions of a record's fields were made and last changed, by id. */
export async function fieldTimes(
  db: Handle,
  record: FieldRecord,
): Promise<Map<number, { createdAt: Date; updatedAt: Date }>> {
  const { rows } = await sql<{ id: number; createdAt: Date; updatedAt: Date }>`
    select id, created_at as "createdAt", updated_at as "updatedAt"
    from fields
    where record = ${record}`.execute(db)
  return new Map(rows.map(({ id, ...times }) => [id, times]))
}

const lockOf = (record: FieldRecord) => sql`7208312, ${record === 'contact' ? 1 : 2}`

/**
 * Definitions stay as they are until the transaction ends: saves share this, changing a definition waits for them. Taken
 * before any record is locked: who changes a definition goes on to the records, and must not meet who waits for it there.
 */
export async function holdDefinitions(tx: Tx, record: FieldRecord): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${lockOf(record)})`.execute(tx)
}

/** Nobody saves a record, and nobody else changes definitions, until the transaction ends. */
export async function lockDefinitions(tx: Tx, record: FieldRecord): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockOf(record)})`.execute(tx)
}
