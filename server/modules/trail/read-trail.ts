import type { Handle } from '../../lib/db.ts'
import { entriesOfAccount, entriesOfSubject, entriesOfWorkspace } from './store/entries.ts'
import type { Subject, TrailEntry } from './types.ts'

type Page = { before: number | null; limit: number }

/** What happened to one record, newest first; `before` is the id of the last entry seen. */
export function trailOf(db: Handle, subject: Subject, page: Page): Promise<TrailEntry[]> {
  return entriesOfSubject(db, subject, page)
}

/** What happened to an account and to all that hangs from it, newest first. */
export function accountTrail(db: Handle, accountId: number, page: Page): Promise<TrailEntry[]> {
  return entriesOfAccount(db, accountId, page)
}

/** What happened in the workspace, newest first: the change log. */
export function workspaceTrail(db: Handle, page: Page): Promise<TrailEntry[]> {
  return entriesOfWorkspace(db, page)
}
