import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { ensureDepartment } from './ensure-department.ts'

export const jobs: Record<string, Job> = {
  'ensure-department': ({ db, mail, now }) =>
    inTransaction(db, (tx) => ensureDepartment(tx, now(), { from: mail.from, domain: mail.host })),
}
