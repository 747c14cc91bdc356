import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { Author, TrailDraft } from '../types.ts'

/** Entries in the order given, with their values, by one statement whose text does not depend on how many they are. */
export async function insertEntries(
  tx: Tx,
  at: Date,
  given: readonly { by: Author; draft: TrailDraft }[],
): Promise<void> {
  const entries = given.map(({ by, draft }) => ({
    actor_kind: by.kind,
    actor_id: 'id' in by ? by.id : null,
    door: by.door,
    ip: by.ip,
    request_id: by.requestId,
    subject_kind: draft.subject.kind,
    subject_id: draft.subject.id,
    type: draft.type,
    facts: draft.facts ?? {},
    undo_id: draft.undoId ?? null,
    changes: (draft.values ?? []).map((change) => ({
      field: change.field,
      old_value: change.old,
      new_value: change.new,
    })),
  }))
  await sql`
    with given as materialized (
      select nextval('trail_ids') as id, entry.*
      from json_to_recordset(${JSON.stringify(entries)}::json) as entry (
        actor_kind text, actor_id bigint, door text, ip inet, request_id text,
        subject_kind text, subject_id bigint, type text, facts jsonb, undo_id bigint, changes json
      )
    ), new_entries as (
      insert into trail_entries (
        subject_kind, subject_id, id, at, type, actor_kind, actor_id, door, ip, request_id, facts, undo_id
      )
      select subject_kind, subject_id, id, ${at}, type, actor_kind, actor_id, door, ip, request_id, facts, undo_id
      from given
    )
    insert into trail_values (subject_kind, subject_id, entry_id, field, old_value, new_value)
    select given.subject_kind, given.subject_id, given.id, change.field, change.old_value, change.new_value
    from given
    cross join json_to_recordset(given.changes) as change (field text, old_value jsonb, new_value jsonb)`.execute(
    tx,
  )
}
