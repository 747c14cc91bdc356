import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { ask } from './ask-sender.ts'
import { addressesToAsk } from './store/sender-questions.ts'
import { newlyDead } from './store/unreachable.ts'
import { tellUnreachable } from './tell-unreachable.ts'
import { today } from './today.ts'

/** Addresses found dead before that were told about long ago, or by nobody who was still there to be told. */
const lookBackDays = 2

export const jobs: Record<string, Job> = {
  /** Asks about what came since an address was asked last: a question a workspace day. */
  'ask-senders': async ({ db, now }) => {
    const at = now()
    const asked = await addressesToAsk(db, await today(db, at))
    for (const each of asked) await inTransaction(db, (tx) => ask(tx, at, each))
  },
  /** Tells of addresses that servers refused while mail was sent to them; what bounced later is told at once. */
  'tell-unreachable': async ({ db, now }) => {
    const at = now()
    const dead = await newlyDead(db, new Date(at.getTime() - lookBackDays * 86_400_000))
    if (dead.length > 0) await inTransaction(db, (tx) => tellUnreachable(tx, at, dead))
  },
}
