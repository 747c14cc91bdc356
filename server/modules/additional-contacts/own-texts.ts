import type { Handle, Tx } from '../../lib/db.ts'
import { whyWait } from './rules/limits.ts'
import { countOwnMails, sentToday } from './store/own-mails.ts'

type Of = { accountId: number; addresses: readonly string[] }

/**
 * To which of these addresses the main user of an account has caused enough mail for a day (decision 28): to who has reacted
 * he may write as he likes, to all others together only so often.
 */
export async function writtenEnough(db: Handle, now: Date, of: Of): Promise<string[]> {
  if (of.addresses.length === 0) return []
  let allowed = 0
  return [...(await sentToday(db, now, of))].flatMap(([address, sent]) => {
    if (sent.hasReacted) return []
    if (whyWait({ ...sent, ofAccount: sent.ofAccount + allowed })) return [address]
    allowed += 1
    return []
  })
}

/** Counts what the main user himself wrote to addresses that have never reacted. */
export async function countOwnTexts(tx: Tx, now: Date, of: Of): Promise<void> {
  if (of.addresses.length === 0) return
  const sent = await sentToday(tx, now, of)
  const addresses = of.addresses.filter((address) => !sent.get(address)?.hasReacted)
  if (addresses.length > 0) await countOwnMails(tx, now, { ...of, addresses })
}
