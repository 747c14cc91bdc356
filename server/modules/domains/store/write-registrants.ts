import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { ChangeState, KnownRegistrant, RegistrantData, Side } from '../types.ts'

/** Who is on record from now on. */
export async function writeRecords(
  tx: Tx,
  now: Date,
  records: readonly (KnownRegistrant & { domainId: number })[],
): Promise<void> {
  if (records.length === 0) return
  await sql`
    insert into registrant_records (domain_id, name, organisation, email, address, since)
    select "domainId", name, organisation, email, address, ${now}
    from json_to_recordset(${JSON.stringify(records)}::json) as given (
      "domainId" bigint, name text, organisation text, email text, address text
    )
    on conflict (domain_id) do update
      set name = excluded.name,
          organisation = excluded.organisation,
          email = excluded.email,
          address = excluded.address,
          since = excluded.since`.execute(tx)
}

/** Pending changes of one batch, and whom they ask; their ids by domain. */
export async function insertChanges(
  tx: Tx,
  now: Date,
  batch: {
    domainIds: readonly number[]
    old: RegistrantData
    new: RegistrantData
    toCardId: number | null
    changesRole: boolean
    askedBy: number | null
    askedAt: Date | null
    answerUntil: Date
    asks: readonly { side: Side; address: string }[]
  },
): Promise<{ batchId: number; ids: Map<number, number> }> {
  const { rows } = await sql<{ id: number; domainId: number; batchId: number }>`
    with given as materialized (
      select domain_id, nextval(pg_get_serial_sequence('registrant_changes', 'id')) as id
      from unnest(${batch.domainIds}::bigint[]) with ordinality as asked (domain_id, place)
      order by place
    ), changes as (
      insert into registrant_changes
        (id, batch_id, domain_id, old, new, to_additional_contact_id, changes_role, asked_by, created_at, asked_at,
         answer_until)
      select id, (select min(id) from given), domain_id, ${JSON.stringify(batch.old)}::jsonb,
             ${JSON.stringify(batch.new)}::jsonb, ${batch.toCardId}::bigint, ${batch.changesRole}::boolean,
             ${batch.askedBy}::bigint, ${now}::timestamptz, ${batch.askedAt}::timestamptz,
             ${batch.answerUntil}::timestamptz
      from given
      returning id, domain_id, batch_id
    )
    select id, domain_id as "domainId", batch_id as "batchId"
    from changes`.execute(tx)
  const [first] = rows
  if (!first) throw new Error('no change of registrant was inserted')
  await insertRows(
    tx,
    'registrant_confirmations',
    rows.flatMap(({ id }) => batch.asks.map(({ side, address }) => ({ change_id: id, side, address }))),
  )
  return { batchId: first.batchId, ids: new Map(rows.map(({ id, domainId }) => [domainId, id])) }
}

/** Ends pending changes. */
export async function endChanges(
  tx: Tx,
  now: Date,
  ended: readonly { id: number; state: Exclude<ChangeState, 'pending'>; stands: boolean }[],
): Promise<void> {
  await sql`
    update registrant_changes
    set state = given.state,
        ended_at = ${now},
        stands = given.stands
    from json_to_recordset(${JSON.stringify(ended)}::json) as given (id bigint, state text, stands boolean)
    where registrant_changes.id = given.id
      and registrant_changes.state = 'pending'`.execute(tx)
}

/** A side's answer to changes. */
export async function writeAnswers(
  tx: Tx,
  now: Date,
  given: { changeIds: readonly number[]; side: Side; answer: 'approved' | 'refused' },
): Promise<void> {
  await sql`
    update registrant_confirmations
    set answer = ${given.answer},
        answered_at = ${now}
    where change_id = any(${given.changeIds}::bigint[])
      and side = ${given.side}
      and answer is null`.execute(tx)
}

/** The batches of pending changes whose time to answer is over, and their domains; oldest first. */
export async function overdueBatches(
  db: Handle,
  now: Date,
  limit: number,
): Promise<{ batchId: number; domainIds: number[] }[]> {
  const { rows } = await sql<{ batchId: number; domainIds: number[] }>`
    select batch_id as "batchId", json_agg(domain_id order by domain_id) as "domainIds"
    from registrant_changes
    where state = 'pending'
      and asked_at is not null
      and answer_until <= ${now}
    group by batch_id
    order by min(answer_until), batch_id
    limit ${limit}`.execute(db)
  return rows
}

/** The accounts with changes that were put off. */
export async function accountsWithPutOff(db: Handle): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct domains.account_id as id
    from registrant_changes changes
    join domains on domains.id = changes.domain_id and domains.life = 'live'
    where changes.state = 'pending'
      and changes.asked_at is null
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Forgets changes that were put off, which nobody was written to about: they are asked for anew. */
export async function forgetPutOff(tx: Tx, changeIds: readonly number[]): Promise<void> {
  await sql`
    delete from registrant_changes
    where id = any(${changeIds}::bigint[])
      and state = 'pending'
      and asked_at is null`.execute(tx)
}
