import { type Db, inTransaction } from '../../lib/db.ts'
import { lockCardAccount } from './store/accounts.ts'
import { findCards } from './store/cards.ts'
import { cardsToWelcome } from './store/to-welcome.ts'
import { sendWelcomes } from './welcome.ts'

const atOnce = 5000

/** Tells cards for whom a day's measure of their account left no room, as far as today's does (decision 28). */
export async function welcomeLater(db: Db, now: Date): Promise<void> {
  for (const [accountId, ids] of await cardsToWelcome(db, atOnce))
    await inTransaction(db, async (tx) => {
      const account = await lockCardAccount(tx, { kind: 'system' }, accountId)
      if (!account || account.isClosed) return
      // One that was told or deleted meanwhile waits no longer.
      const cards = (await findCards(tx, accountId, ids)).filter(({ welcomeWaits }) => welcomeWaits)
      await sendWelcomes(tx, { kind: 'system' }, now, { account, cards })
    })
}
