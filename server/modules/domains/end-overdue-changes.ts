import { type Db, inTransaction } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { dropChange } from './end-registrant-change.ts'
import { lockDomains } from './store/domains.ts'
import { overdueChanges } from './store/write-registrants.ts'

const atOnce = 200

/** Ends the changes of registrants that nobody answered in time; each in a transaction of its own. */
export async function endOverdueChanges(db: Db, actor: Actor, now: Date): Promise<void> {
  for (;;) {
    const overdue = await overdueChanges(db, now, atOnce)
    for (const { domainId } of overdue)
      await inTransaction(db, async (tx) => {
        const [domain] = await lockDomains(tx, [domainId])
        const change = domain?.change
        if (!domain || !change || change.answerUntil > now) return
        await dropChange(tx, actor, now, { domain, change }, 'expired')
      })
    if (overdue.length < atOnce) return
  }
}
