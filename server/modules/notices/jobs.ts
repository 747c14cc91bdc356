import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import type { JobHandler } from '../jobs/index.ts'
import type { SystemActor } from '../trail/index.ts'
import { escalateUnreached } from './escalate-unreached.ts'
import { mailingJob } from './mailing-job.ts'
import { blankSealedTexts } from './store/templates.ts'

/** What carries out mailings. */
export const handlers: JobHandler[] = [mailingJob as JobHandler]

const ofSystem: SystemActor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }

export const jobs: Record<string, Job> = {
  'escalate-unreached': ({ db, now }) => escalateUnreached(db, ofSystem, now()),
  'blank-sealed-texts': async ({ db, now }) => {
    await inTransaction(db, (tx) => blankSealedTexts(tx, now()))
  },
}
