import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { HeldEnding } from '../types.ts'

export type HeldRow = {
  id: number
  receivedAt: Date
  heldAt: Date
  via: 'smtp' | 'imap' | 'api' | 'command-line'
  step: string
  reason: string
  facts: Record<string, unknown>
  address: string | null
  senderName: string | null
  subject: string | null
  claims: { kind: 'contact' | 'agent'; id: number; name: string; isBlocked: boolean } | null
  department: { id: number; name: string } | null
  ticket: { id: number; subject: string } | null
  askedAt: Date | null
  endedAt: Date | null
  ending: HeldEnding | null
  endedBy: { id: number; name: string } | null
  endedTicketId: number | null
}

const columns = sql`
  raw.id,
  raw.received_at as "receivedAt",
  held.held_at as "heldAt",
  raw.via,
  raw.step,
  held.reason,
  raw.facts,
  held.address,
  raw.sender_name as "senderName",
  raw.subject,
  case when claimant.id is not null then json_build_object(
    'kind', claimant.kind,
    'id', claimant.id,
    'name', coalesce(claiming_contact.name, claiming_agent.name),
    'isBlocked', block.contact_id is not null
  ) end as claims,
  case when department.id is not null then json_build_object('id', department.id, 'name', department.name) end as department,
  case when ticket.id is not null then json_build_object('id', ticket.id, 'subject', ticket.subject) end as ticket,
  held.asked_at as "askedAt",
  held.ended_at as "endedAt",
  held.ending,
  case when held.ended_by is not null then json_build_object(
    'id', held.ended_by,
    'name', coalesce(ending_agent.name, ending_contact.name)
  ) end as "endedBy",
  message.ticket_id as "endedTicketId"`

const joins = sql`
  join raw_mails raw on raw.id = held.raw_mail_id
  left join claims claim on claim.address = held.address
  left join people claimant on claimant.id = claim.person_id
  left join contacts claiming_contact on claiming_contact.id = claimant.id
  left join agents claiming_agent on claiming_agent.id = claimant.id
  left join contact_blocks block on block.contact_id = claimant.id
  left join departments department on department.id = held.department_id
  left join tickets ticket on ticket.id = held.ticket_id
  left join agents ending_agent on ending_agent.id = held.ended_by
  left join contacts ending_contact on ending_contact.id = held.ended_by
  left join ticket_messages message on message.raw_mail_id = held.raw_mail_id and held.ended_at is not null`

/** What waits, oldest first, after a given one. */
export async function waitingPage(
  db: Handle,
  page: { after: { heldAt: string; id: number } | null; limit: number },
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select ${columns}
    from held_mails held
    ${joins}
    where held.ended_at is null
      and (${page.after?.heldAt ?? null}::timestamptz is null
        or (held.held_at, held.raw_mail_id) > (${page.after?.heldAt ?? null}::timestamptz, ${page.after?.id ?? 0}))
    order by held.held_at, held.raw_mail_id
    limit ${page.limit}`.execute(db)
  return rows
}

/** What has ended, latest first, before a given one. */
export async function endedPage(
  db: Handle,
  page: { before: number | null; limit: number },
): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select ${columns}
    from held_mails held
    ${joins}
    where held.ended_at is not null
      and held.raw_mail_id < ${page.before ?? Number.MAX_SAFE_INTEGER}
    order by held.raw_mail_id desc
    limit ${page.limit}`.execute(db)
  return rows
}

export async function findHeld(db: Handle, id: number): Promise<HeldRow | undefined> {
  const { rows } = await sql<HeldRow>`
    select ${columns}
    from held_mails held
    ${joins}
    where held.raw_mail_id = ${id}`.execute(db)
  return rows[0]
}

export async function countWaiting(db: Handle): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting
    from held_mails
    where ended_at is null`.execute(db)
  return rows[0]?.waiting ?? 0
}

/** Of the given those that still wait, locked in the order of their ids. */
export async function lockWaiting(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select raw_mail_id as id
    from held_mails
    where raw_mail_id = any(${ids}::bigint[])
      and ended_at is null
    order by raw_mail_id
    for update`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function endHeld(
  tx: Tx,
  now: Date,
  of: { ids: readonly number[]; ending: HeldEnding; byId: number | null },
): Promise<void> {
  await sql`
    update held_mails
    set ended_at = ${now},
        ending = ${of.ending},
        ended_by = ${of.byId}
    where raw_mail_id = any(${of.ids}::bigint[])`.execute(tx)
}

/** Of the given those that wait again; what was released or confirmed meanwhile is left as it is. */
export async function unDiscard(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update held_mails
    set ended_at = null,
        ending = null,
        ended_by = null
    where raw_mail_id = any(${ids}::bigint[])
      and ending = 'discarded'
    returning raw_mail_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}
