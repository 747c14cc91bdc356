import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { addJob } from '../../lib/queue.ts'
import { eraseByAddress } from './store/erasure/by-address.ts'
import { forgetContent } from './store/erasure/content.ts'
import { eraseExports } from './store/erasure/exports.ts'
import { eraseIncoming } from './store/erasure/incoming.ts'
import { eraseMailsOfAccounts, eraseMailsTo } from './store/erasure/mails-to-her.ts'
import { allowLong, blankMentions, scrubAsked } from './store/erasure/mentions.ts'
import type { Share } from './store/erasure/share.ts'
import {
  blankMessagesElsewhere,
  eraseOwnMessages,
  eraseOwnTickets,
  giveBackOthers,
} from './store/erasure/tickets.ts'
import { nextErased, noteFinished, type Traces, tracesOf } from './store/erasure/traces.ts'

/** So many records of a kind go in one transaction. */
const atOnce = 200
/** Of so many people what is found by an index goes while the request waits. */
const peopleAtOnce = 10

/**
 * Removes what people who were just noted as erased left in tickets and mails, as far as a request can wait for, and has a
 * job do the rest once the caller's transaction commits.
 */
export async function beginErasures(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  const share = newShare(now)
  for (const id of ids.slice(0, peopleAtOnce)) {
    const traces = await tracesOf(tx, id)
    if (await eraseRecords(tx, traces, share)) await eraseByAddress(tx, traces, share)
    await blankMentions(tx, traces, share.gone)
  }
  await endContent(tx, share)
  await addJob(tx, { name: 'finish-erasures', key: 'finish-erasures' })
}

/**
 * Removes what erased people left, in shares that each commit: what a kill interrupts goes on where it was, for what is gone
 * is found no more. Whoever else is at a person leaves her to the first; of whom something fails the others do not wait.
 */
export async function finishErasures(db: Db, now: () => Date): Promise<void> {
  const failed: { id: number; error: unknown }[] = []
  for (;;) {
    let at: number | null = null
    try {
      await inTransaction(db, async (tx) => {
        at = await nextErased(
          tx,
          failed.map(({ id }) => id),
        )
        if (at !== null) await eraseShare(tx, now(), at)
      })
    } catch (error) {
      if (at === null) throw error
      failed.push({ id: at, error })
      continue
    }
    if (at === null) break
  }
  if (failed[0]) throw failed[0].error
}

async function eraseShare(tx: Tx, now: Date, id: number): Promise<void> {
  const traces = await tracesOf(tx, id)
  const share = newShare(now)
  const isWhole = await eraseRecords(tx, traces, share)
  if (isWhole) await eraseByAddress(tx, traces, share)
  await blankMentions(tx, traces, share.gone)
  if (isWhole) {
    await allowLong(tx)
    await scrubAsked(tx, traces)
    await noteFinished(tx, now, id)
  }
  await endContent(tx, share)
}

const newShare = (now: Date): Share => ({
  now,
  limit: atOnce,
  gone: { files: [], tickets: [], accounts: [] },
})

/** False while there is more of any kind. */
async function eraseRecords(tx: Tx, traces: Traces, share: Share): Promise<boolean> {
  await eraseExports(tx, traces)
  await giveBackOthers(tx, traces)
  for (const erase of kinds) if ((await erase(tx, traces, share)) === share.limit) return false
  return true
}

const kinds = [
  eraseOwnMessages,
  eraseOwnTickets,
  blankMessagesElsewhere,
  eraseIncoming,
  eraseMailsOfAccounts,
  eraseMailsTo,
]

/** What no row refers to any longer is taken from disk once that is committed. */
async function endContent(tx: Tx, { gone }: Share): Promise<void> {
  const files = await forgetContent(tx, gone.files)
  if (files.length > 0)
    await addJob(tx, {
      name: 'remove-content',
      payload: { hashes: files.map((hash) => hash.toString('hex')) },
    })
}
