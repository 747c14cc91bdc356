import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { Subject, SubjectKind } from '../types.ts'

type Place = { xid: string; id: number }

/** How far a follower came, for this transaction alone; null when another has it, even one that has only begun. */
export async function lockFollower(tx: Tx, name: string): Promise<Place | null> {
  const { rows: locks } = await sql<{ isOurs: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`trail follower ${name}`}, 0)) as "isOurs"`.execute(
    tx,
  )
  if (!locks[0]?.isOurs) return null
  const { rows } = await sql<Place>`
    select xid::text as xid, entry_id as id
    from trail_followers
    where name = ${name}`.execute(tx)
  return rows[0] ?? { xid: '0', id: 0 }
}

/** What came after a place, of transactions before which none is still under way. */
export async function followedEntries(
  tx: Tx,
  after: Place,
  limit: number,
): Promise<(Place & { subject: Subject; type: string })[]> {
  const { rows } = await sql<Place & { kind: SubjectKind; subjectId: number; type: string }>`
    select xid::text as xid, id, subject_kind as kind, subject_id as "subjectId", type
    from trail_entries
    where (xid, id) > (${after.xid}::xid8, ${after.id})
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id
    limit ${limit}`.execute(tx)
  return rows.map(({ kind, subjectId, ...rest }) => ({ ...rest, subject: { kind, id: subjectId } }))
}

export async function writeFollower(tx: Tx, name: string, place: Place): Promise<void> {
  await sql`
    insert into trail_followers (name, xid, entry_id)
    values (${name}, ${place.xid}::xid8, ${place.id})
    on conflict (name) do update
    set xid = excluded.xid,
        entry_id = excluded.entry_id`.execute(tx)
}
