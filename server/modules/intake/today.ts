import type { Handle } from '../../lib/db.ts'
import { type DateOnly, dayIn } from '../../lib/pure/date-only.ts'
import { findWorkspace } from '../identity/index.ts'

/** The workspace's day, by which answers and questions are counted. */
export async function today(db: Handle, now: Date): Promise<DateOnly> {
  return dayIn((await findWorkspace(db))?.timeZone ?? 'UTC', now)
}
