import { type Db, inTransaction } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { dropChanges } from './end-registrant-changes.ts'
import { lockDomains } from './store/domains.ts'
import { overdueBatches } from './store/write-registrants.ts'

const atOnce = 200

/** Ends the changes of registrants that nobody answered in time; each batch in a transaction of its own. */
export async function endOverdueChanges(db: Db, actor: Actor, now: Date): Promise<void> {
  for (;;) {
    const overdue = await overdueBatches(db, now, atOnce)
    for (const { domainIds } of overdue)
      await inTransaction(db, async (tx) => {
        const pending = (await lockDomains(tx, domainIds)).flatMap((domain) =>
          domain.change && domain.change.answerUntil <= now ? [{ domain, change: domain.change }] : [],
        )
        await dropChanges(tx, actor, now, pending, 'expired')
      })
    if (overdue.length < atOnce) return
  }
}
