import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import type { JobHandler } from '../jobs/index.ts'
import { undoLasts } from '../trail/index.ts'
import { exportJob } from './export-job.ts'
import { deleteBookmarksOver } from './store/bookmarks.ts'
import { deleteExportsOver } from './store/exports.ts'
import { deleteViewsOver } from './store/views.ts'

/** What carries out the long work of lists. */
export const handlers: JobHandler[] = [exportJob as JobHandler]

export const jobs: Record<string, Job> = {
  'forget-old-exports': ({ db, now }) => inTransaction(db, (tx) => deleteExportsOver(tx, now())),
  'forget-old-bookmarks': ({ db, now }) => inTransaction(db, (tx) => deleteBookmarksOver(tx, now())),
  'forget-deleted-views': ({ db, now }) =>
    inTransaction(db, (tx) => deleteViewsOver(tx, new Date(now().getTime() - undoLasts))),
}
