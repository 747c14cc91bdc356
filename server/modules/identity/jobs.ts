import type { Job } from '../../wiring.ts'
import { forgetOldCredentials } from './forget-old-credentials.ts'

export const jobs: Record<string, Job> = {
  'forget-old-credentials': ({ db, now }) => db.transaction().execute((tx) => forgetOldCredentials(tx, now())),
}
