import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { forgetOld } from './forget-old.ts'

export const jobs: Record<string, Job> = {
  'forget-old-notifications': ({ db, now }) => inTransaction(db, (tx) => forgetOld(tx, now())),
}
