import type { Tx } from '../../lib/db.ts'
import { followedEntries, lockFollower, writeFollower } from './store/followers.ts'
import type { Subject } from './types.ts'

export type Followed = { subject: Subject; type: string }

/**
 * The next entries of the trail for a follower, each once and none left out, however late its transaction committed; the
 * follower's place moves on with the caller's transaction. Of two processes that follow under one name the second gets
 * null. A new follower begins with the first entry there is.
 */
export async function followTrail(tx: Tx, name: string, limit: number): Promise<Followed[] | null> {
  const place = await lockFollower(tx, name)
  if (!place) return null
  const entries = await followedEntries(tx, place, limit)
  const last = entries.at(-1)
  if (last) await writeFollower(tx, name, last)
  return entries.map(({ subject, type }) => ({ subject, type }))
}
