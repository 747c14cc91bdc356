import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { ChangeState, RegistrantData, Side } from '../types.ts'

/** Who is on record from now on; since then only where it differs. */
export async function writeRecord(
  tx: Tx,
  now: Date,
  record: RegistrantData & { address: string; domainId: number },
): Promise<void> {
  await sql`
    insert into registrant_records (domain_id, name, organisation, email, address, since)
    values (${record.domainId}, ${record.name}, ${record.organisation}, ${record.email}, ${record.address}, ${now})
    on conflict (domain_id) do update
      set name = excluded.name,
          organisation = excluded.organisation,
          email = excluded.email,
          address = excluded.address,
          since = excluded.since`.execute(tx)
}

/** A pending change and whom it asks. */
export async function insertChange(
  tx: Tx,
  now: Date,
  change: {
    domainId: number
    old: RegistrantData
    new: RegistrantData
    toCardId: number | null
    changesRole: boolean
    askedBy: number | null
    answerUntil: Date
    asks: readonly { side: Side; address: string }[]
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into registrant_changes
      (domain_id, old, new, to_additional_contact_id, changes_role, asked_by, created_at, answer_until)
    values (${change.domainId}, ${JSON.stringify(change.old)}::jsonb, ${JSON.stringify(change.new)}::jsonb,
            ${change.toCardId}, ${change.changesRole}, ${change.askedBy}, ${now}, ${change.answerUntil})
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error('a change of registrant was not inserted')
  await insertRows(
    tx,
    'registrant_confirmations',
    change.asks.map(({ side, address }) => ({ change_id: id, side, address })),
  )
  return id
}

/** Ends a pending change; false: it had ended. */
export async function endChange(
  tx: Tx,
  now: Date,
  change: { id: number; state: Exclude<ChangeState, 'pending'>; stands: boolean },
): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    update registrant_changes
    set state = ${change.state},
        ended_at = ${now},
        stands = ${change.stands}
    where id = ${change.id}
      and state = 'pending'
    returning id`.execute(tx)
  return rows.length === 1
}

export async function writeAnswer(
  tx: Tx,
  now: Date,
  given: { changeId: number; side: Side; answer: 'approved' | 'refused' },
): Promise<void> {
  await sql`
    update registrant_confirmations
    set answer = ${given.answer},
        answered_at = ${now}
    where change_id = ${given.changeId}
      and side = ${given.side}
      and answer is null`.execute(tx)
}

/** Pending changes whose time to answer is over, oldest first. */
export async function overdueChanges(
  db: Handle,
  now: Date,
  limit: number,
): Promise<{ id: number; domainId: number }[]> {
  const { rows } = await sql<{ id: number; domainId: number }>`
    select id, domain_id as "domainId"
    from registrant_changes
    where state = 'pending'
      and answer_until <= ${now}
    order by answer_until, id
    limit ${limit}`.execute(db)
  return rows
}
