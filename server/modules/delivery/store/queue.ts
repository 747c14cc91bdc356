import { sql } from 'kysely'
import { type Db, type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Result } from '../rules.ts'
import type { Delivery } from '../types.ts'
import { asDelivery, type DeliveryRow, deliveryColumns, deliveryJoins } from './delivery-row.ts'

/** A delivery that is ours until `leasedUntil`, by the token that its outcome is written with. */
export type LeasedDelivery = Delivery & {
  headerMessageId: string
  laneRank: number
  destination: string
  leaseToken: string
  leasedUntil: Date
}

// A plan made while the tables were small reads them whole, and these tables grow by thousands in a minute.
const plannedNow = sql.raw(plannedEachTime)

/** Takes what is due, lanes in order, leaving out the given destinations, and lanes from `above` down. What another sender is taking is skipped. */
export async function leaseDue(
  db: Db,
  now: Date,
  lease: {
    atMost: number
    token: string
    until: Date
    host: string
    without: readonly string[]
    above?: number
  },
): Promise<LeasedDelivery[]> {
  const { rows } = await sql<DeliveryRow & { lane_rank: number; destination: string }>`
    ${plannedNow}
    with due as (
      select message_id, position
      from deliveries
      where state = 'queued'
        and not exists (select from sending_pauses)
        and next_at <= ${now}
        and (leased_until is null or leased_until <= ${now})
        and lane_rank < ${lease.above ?? 5}
        and (lane = 'credential' or destination <> all(${lease.without}::text[]))
      order by lane_rank, next_at
      limit ${lease.atMost}
      for update skip locked
    ), delivery as (
      update deliveries
      set lease_token = ${lease.token},
          leased_until = ${lease.until},
          header_message_id = coalesce(header_message_id, concat(deliveries.message_id, '.', deliveries.position, '.', gen_random_uuid(), '@', ${lease.host}::text))
      from due
      where deliveries.message_id = due.message_id
        and deliveries.position = due.position
      returning deliveries.*
    )
    select delivery.lane_rank, delivery.destination, ${deliveryColumns}
    from delivery
    ${deliveryJoins}
    order by delivery.lane_rank, delivery.next_at`.execute(db)
  return rows.map((row) => ({
    ...asDelivery(row),
    headerMessageId: row.header_message_id as string,
    laneRank: row.lane_rank,
    destination: row.destination,
    leaseToken: lease.token,
    leasedUntil: lease.until,
  }))
}

/** Gives back what was not tried, so that the next sender need not wait for the lease to end. */
export async function releaseLeases(db: Db, deliveries: readonly LeasedDelivery[]): Promise<void> {
  await sql`
    update deliveries
    set lease_token = null,
        leased_until = null
    from unnest(
      ${deliveries.map((each) => each.messageId)}::bigint[],
      ${deliveries.map((each) => each.position)}::smallint[],
      ${deliveries.map((each) => each.leaseToken)}::uuid[]
    ) as given (message_id, position, lease_token)
    where deliveries.message_id = given.message_id
      and deliveries.position = given.position
      and deliveries.lease_token = given.lease_token`.execute(db)
}

export type Attempt = { delivery: LeasedDelivery; result: Result; startedAt: Date; endedAt: Date }

/** Writes attempts and what became of their deliveries, each only if its lease is still ours; gives those that were. */
export async function writeAttempts(db: Handle, attempts: readonly Attempt[]): Promise<Attempt[]> {
  const given = attempts.map(({ delivery, result, startedAt, endedAt }) => ({
    message_id: delivery.messageId,
    position: delivery.position,
    lease_token: delivery.leaseToken,
    state: result.state,
    outcome: result.attempt,
    words: result.words,
    next_at: result.nextAt,
    postponed: result.postponed,
    started_at: startedAt,
    ended_at: endedAt,
  }))
  const { rows } = await sql<{ message_id: number; position: number }>`
    ${plannedNow}
    with given as (
      select given.*
      from json_to_recordset(${JSON.stringify(given)}::json) as given (
        message_id bigint, position smallint, lease_token uuid, state text, outcome text, words text,
        next_at timestamptz, postponed smallint, started_at timestamptz, ended_at timestamptz
      )
    ), written as (
      update deliveries
      set state = given.state,
          attempts = deliveries.attempts + (given.outcome is not null)::integer,
          postponed = given.postponed,
          words = coalesce(given.words, deliveries.words),
          next_at = coalesce(given.next_at, deliveries.next_at),
          ended_at = case when given.state <> 'queued' then given.ended_at end,
          lease_token = null,
          leased_until = null
      from given
      where deliveries.message_id = given.message_id
        and deliveries.position = given.position
        and deliveries.lease_token = given.lease_token
      returning deliveries.message_id, deliveries.position, deliveries.attempts
    ), recorded as (
      insert into delivery_attempts (message_id, position, attempt, started_at, ended_at, outcome, words)
      select message_id, position, written.attempts, given.started_at, given.ended_at, given.outcome, given.words
      from written
      join given using (message_id, position)
      where given.outcome is not null
    )
    select message_id, position
    from written`.execute(db)
  const written = new Set(rows.map((row) => `${row.message_id} ${row.position}`))
  return attempts.filter(({ delivery }) => written.has(`${delivery.messageId} ${delivery.position}`))
}

/** Ends what waits as kept, oldest first: there is no server to send it through. Gives how many there were. */
export async function keepWaiting(db: Db, now: Date, atMost: number): Promise<number> {
  const { numAffectedRows } = await sql`
    with waiting as (
      select message_id, position
      from deliveries
      where state = 'queued'
        and not exists (select from sending_pauses)
        and (leased_until is null or leased_until <= ${now})
      order by lane_rank, next_at
      limit ${atMost}
      for update skip locked
    )
    update deliveries
    set state = 'kept',
        ended_at = ${now},
        lease_token = null,
        leased_until = null
    from waiting
    where deliveries.message_id = waiting.message_id
      and deliveries.position = waiting.position`.execute(db)
  return Number(numAffectedRows ?? 0)
}
