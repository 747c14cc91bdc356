import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Subject, SubjectKind, TrailEntry } from '../types.ts'

type EntryRow = {
  id: number
  at: Date
  subject_kind: SubjectKind
  subject_id: number
  subject_name: string | null
  other_id: number | null
  other_name: string | null
  others: TrailEntry['others'] | null
  type: string
  actor_kind: TrailEntry['actor']['kind']
  actor_id: number | null
  actor_name: string | null
  door: TrailEntry['door']
  facts: Record<string, unknown>
  undo_id: number | null
  undo_until: Date | null
  undone_at: Date | null
  changes: TrailEntry['values'] | null
}

// The name of a subject or actor is read where it lives today; an erased person's is empty there too.
const entryColumns = sql`
  entry.id,
  entry.at,
  entry.subject_kind,
  entry.subject_id,
  coalesce(
    subject_contact.name, subject_company.name, subject_agent.name, subject_field.name,
    subject_account.name, subject_card.name, subject_domain.name, subject_service.name,
    subject_ticket.subject, subject_department.name, subject_mailbox.name, subject_reply.name
  ) as subject_name,
  case when entry.subject_kind in ('company', 'contact') then other_contact.id end as other_id,
  other_contact.name as other_name,
  (
    select json_agg(json_build_object('kind', named.kind, 'id', named.id, 'name', named.name) order by named.place)
    from (
      select 'contact' as kind, contacts.id, contacts.name, given.place
      from jsonb_array_elements_text(entry.facts -> 'contactIds') with ordinality as given (id, place)
      join contacts on contacts.id = given.id::bigint
      where contacts.name <> ''
      union all
      select 'company' as kind, companies.id, companies.name, given.place
      from jsonb_array_elements_text(entry.facts -> 'companyIds') with ordinality as given (id, place)
      join companies on companies.id = given.id::bigint
    ) named
  ) as others,
  entry.type,
  entry.actor_kind,
  entry.actor_id,
  coalesce(actor_agent.name, actor_contact.name) as actor_name,
  entry.door,
  entry.facts,
  entry.undo_id,
  undos.until as undo_until,
  undos.undone_at,
  (
    select json_agg(json_build_object('field', value.field, 'old', value.old_value, 'new', value.new_value) order by value.field)
    from trail_values value
    where value.subject_kind = entry.subject_kind
      and value.subject_id = entry.subject_id
      and value.entry_id = entry.id
  ) as changes`

const namesAndUndo = sql`
  left join contacts subject_contact on entry.subject_kind = 'contact' and subject_contact.id = entry.subject_id
  left join companies subject_company on entry.subject_kind = 'company' and subject_company.id = entry.subject_id
  left join contacts other_contact on entry.subject_kind in ('company', 'contact')
    and other_contact.id = (entry.facts ->> 'contactId')::bigint
  left join accounts subject_account on entry.subject_kind = 'account' and subject_account.id = entry.subject_id
  left join additional_contacts subject_card on entry.subject_kind = 'additional-contact'
    and subject_card.id = entry.subject_id
  left join domains subject_domain on entry.subject_kind = 'domain' and subject_domain.id = entry.subject_id
  left join services subject_service on entry.subject_kind = 'service' and subject_service.id = entry.subject_id
  left join tickets subject_ticket on entry.subject_kind = 'ticket' and subject_ticket.id = entry.subject_id
  left join departments subject_department on entry.subject_kind = 'department'
    and subject_department.id = entry.subject_id
  left join mailboxes subject_mailbox on entry.subject_kind = 'mailbox' and subject_mailbox.id = entry.subject_id
  left join canned_replies subject_reply on entry.subject_kind = 'canned-reply' and subject_reply.id = entry.subject_id
  left join agents subject_agent on entry.subject_kind = 'agent' and subject_agent.id = entry.subject_id
  left join lateral (
    select fields.labels ->> workspace.language as name
    from fields
    cross join workspace
    where fields.id = entry.subject_id
  ) subject_field on entry.subject_kind = 'field'
  left join agents actor_agent on actor_agent.id = entry.actor_id
  left join contacts actor_contact on actor_contact.id = entry.actor_id
  left join undos on undos.id = entry.undo_id`

/** Newest first, before the given entry; of a contact with what happened to those who were merged into her. */
export async function entriesOfSubject(
  db: Handle,
  subject: Subject,
  page: { before: number | null; limit: number },
): Promise<TrailEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns}
    from (
      select ${subject.id}::bigint as id
      union all
      select id
      from contacts
      where ${subject.kind}::text = 'contact'
        and canonical_id = ${subject.id}
    ) family
    cross join lateral (
      select *
      from trail_entries
      where subject_kind = ${subject.kind}
        and subject_id = family.id
        and id < ${page.before ?? Number.MAX_SAFE_INTEGER}
        -- Her own page says so already.
        and (family.id = ${subject.id} or type <> 'contact.merged')
      order by id desc
      limit ${page.limit}
    ) entry
    ${namesAndUndo}
    order by entry.id desc
    limit ${page.limit}`.execute(db)
  return rows.map(asEntry)
}

/** The same of an account with its services, cards and domains, those that are gone included. */
export async function entriesOfAccount(
  db: Handle,
  accountId: number,
  page: { before: number | null; limit: number },
): Promise<TrailEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns}
    from trail_entries entry
    ${namesAndUndo}
    where (entry.subject_kind, entry.subject_id) in (
        select 'account', ${accountId}::bigint
        union all
        select 'service', id from services where account_id = ${accountId}
        union all
        select 'additional-contact', id from additional_contacts where account_id = ${accountId}
        union all
        select 'domain', id from domains where account_id = ${accountId}
      )
      and entry.id < ${page.before ?? Number.MAX_SAFE_INTEGER}
    order by entry.id desc
    limit ${page.limit}`.execute(db)
  return rows.map(asEntry)
}

export async function entriesOfWorkspace(
  db: Handle,
  page: { before: number | null; limit: number },
): Promise<TrailEntry[]> {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns}
    from trail_entries entry
    ${namesAndUndo}
    where entry.id < ${page.before ?? Number.MAX_SAFE_INTEGER}
    order by entry.id desc
    limit ${page.limit}`.execute(db)
  return rows.map(asEntry)
}

function asEntry(row: EntryRow): TrailEntry {
  return {
    id: row.id,
    at: row.at,
    subject: { kind: row.subject_kind, id: row.subject_id },
    subjectName: row.subject_name,
    other: row.other_id === null ? null : { kind: 'contact', id: row.other_id, name: row.other_name },
    others: row.others ?? [],
    type: row.type,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    door: row.door,
    facts: row.facts,
    values: row.changes ?? [],
    undo:
      row.undo_id && row.undo_until
        ? { id: row.undo_id, until: row.undo_until, undoneAt: row.undone_at }
        : null,
  }
}
