import { sql } from 'kysely'
import type { Handle } from '../../lib/db.ts'
import type { Field, FieldRecord } from './types.ts'

type Row = Omit<Field, 'path'>

/** The definitions in use of a record's fields, in their order, with the default that applies today. */
export async function fieldRows(db: Handle, record: FieldRecord): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select fields.id,
           fields.key,
           fields.type,
           fields.is_standard as "isStandard",
           fields.labels,
           fields.customer_labels as "customerLabels",
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
           coalesce(choices.options, '[]') as options,
           fields.version
    from fields
    left join workspace on true
    left join field_archivals archival on archival.field_id = fields.id
    left join lateral (
      select json_agg(
               json_build_object('id', id, 'labels', labels, 'isArchived', archived_at is not null)
               order by position
             ) as options
      from options
      where options.field_id = fields.id
    ) choices on fields.type = 'dropdown'
    where fields.record = ${record}
      and archival.field_id is null
    order by fields.position, fields.id`.execute(db)
  return rows
}
