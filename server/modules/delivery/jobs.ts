import type { Job } from '../../wiring.ts'
import { deliverMail } from './sending/deliver-mail.ts'

/** What this module does in the background. */
export const jobs: Record<string, Job> = {
  'deliver-mail': async (wiring) => deliverMail(wiring),
}
