import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { KeptClaim } from './claims.ts'

/** A claim that went to a survivor: what it was, and who had let its address go before. */
export type MovedClaim = KeptClaim & { letGoBy: number | null }

/**
 * Gives the addresses of contacts to another, last in her order. None is verified any longer: by no mailbox of theirs
 * does anybody enter what is the survivor's before it was shown that it is hers too.
 */
export async function moveClaims(
  tx: Tx,
  move: { fromIds: readonly number[]; toId: number },
): Promise<Map<number, MovedClaim[]>> {
  const { rows } = await sql<MovedClaim & { personId: number }>`
    with moving as (
      select claims.*, addresses.let_go_by
      from claims
      join addresses on addresses.address = claims.address
      where claims.person_id = any(${move.fromIds}::bigint[])
    ), let_go as (
      update addresses
      set let_go_by = moving.person_id
      from moving
      where addresses.address = moving.address
    )
    update claims
    set person_id = ${move.toId},
        is_primary = false,
        verified_at = null
    from moving
    where claims.address = moving.address
    returning moving.person_id as "personId",
              moving.address,
              moving.typed,
              moving.is_primary as "isPrimary",
              moving.position,
              moving.verified_at as "verifiedAt",
              moving.let_go_by as "letGoBy"`.execute(tx)
  return Map.groupBy(rows, (row) => row.personId)
}

/** Gives addresses back that a survivor has still, as they were; gives which. */
export async function moveClaimsBack(
  tx: Tx,
  move: { claims: readonly MovedClaim[]; fromId: number; toId: number },
): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    with kept as (
      select *
      from json_to_recordset(${JSON.stringify(move.claims)}::json)
        as kept (address text, "verifiedAt" timestamptz, "letGoBy" bigint)
    ), moved as (
      update claims
      set person_id = ${move.toId},
          is_primary = false,
          verified_at = case when addresses.let_go_by = ${move.toId} then kept."verifiedAt" end
      from kept
      join addresses on addresses.address = kept.address
      where claims.address = kept.address
        and claims.person_id = ${move.fromId}
      returning claims.address
    ), let_go as (
      update addresses
      set let_go_by = kept."letGoBy"
      from kept
      join moved on moved.address = kept.address
      where addresses.address = kept.address
        and addresses.let_go_by = ${move.toId}
    )
    select address
    from moved`.execute(tx)
  return rows.map(({ address }) => address)
}

/** Ends contacts in a survivor, with all who had ended in them before. */
export async function endIn(
  tx: Tx,
  now: Date,
  merge: {
    ids: readonly number[]
    intoId: number
    choices: Readonly<Record<string, number>>
    byId: number | null
  },
): Promise<void> {
  await sql`
    update contacts
    set life = 'merged',
        canonical_id = ${merge.intoId},
        version = version + 1,
        updated_at = ${now}
    where id = any(${merge.ids}::bigint[])`.execute(tx)
  await sql`
    update contacts
    set canonical_id = ${merge.intoId}
    where canonical_id = any(${merge.ids}::bigint[])`.execute(tx)
  await sql`
    insert into contact_merges (contact_id, into_id, choices, at, by_id)
    select id, ${merge.intoId}, ${JSON.stringify(merge.choices)}::jsonb, ${now}, ${merge.byId}
    from unnest(${merge.ids}::bigint[]) as merged (id)`.execute(tx)
}

/** Those among contacts who ended in this one themselves, locked until the end of the transaction. */
export async function lockEndedIn(tx: Tx, of: { ids: readonly number[]; intoId: number }): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select contacts.id
    from contacts
    join contact_merges on contact_merges.contact_id = contacts.id
    where contacts.id = any(${of.ids}::bigint[])
      and contacts.life = 'merged'
      and contact_merges.into_id = ${of.intoId}
    order by contacts.id
    for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Gives a merged contact her life again, and back to her whoever had ended in her. The unique index of external ids may refuse. */
export async function standAgain(tx: Tx, now: Date, id: number): Promise<void> {
  await sql`
    update contacts
    set life = 'live',
        canonical_id = null,
        version = version + 1,
        updated_at = ${now}
    where id = ${id}`.execute(tx)
  await sql`delete from contact_merges where contact_id = ${id}`.execute(tx)
  await sql`
    with recursive family as (
      select contact_id
      from contact_merges
      where into_id = ${id}
      union all
      select contact_merges.contact_id
      from contact_merges
      join family on contact_merges.into_id = family.contact_id
    )
    update contacts
    set canonical_id = ${id}
    from family
    where contacts.id = family.contact_id`.execute(tx)
}

/** Whom a merged contact's id leads to; null for one that leads nowhere else. */
export async function survivorOf(db: Handle, id: number): Promise<{ id: number; name: string } | null> {
  const { rows } = await sql<{ id: number; name: string }>`
    select survivor.id, survivor.name
    from contacts
    join contacts survivor on survivor.id = contacts.canonical_id
    where contacts.id = ${id}`.execute(db)
  return rows[0] ?? null
}
