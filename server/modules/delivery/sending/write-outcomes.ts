import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inTransaction } from '../../../lib/db.ts'
import { type Actor, recordTrail } from '../../trail/index.ts'
import { believeAddresses } from '../believe-address.ts'
import { type Attempt, writeAttempts } from '../store/queue.ts'
import { suppressAddresses } from '../store/suppressions.ts'

/** Writes outcomes as they come: those that come while one batch is written are the next. */
export type OutcomeWriter = {
  add(attempt: Attempt): void
  /** How many are not written yet. */
  readonly waiting: number
  /** The database takes nothing any more: what was not written will be sent again. */
  readonly hasFailed: boolean
  /** Resolves when all are written; rejects if they cannot be. */
  done(): Promise<void>
}

/** Pauses before a write is tried again, in milliseconds: a database that restarts is worth waiting for. */
const patience = [100, 1000, 3000]

/** @param onWritten is called after each batch, and when writing has failed */
export function outcomeWriter(db: Db, onWritten: () => void): OutcomeWriter {
  let next: Attempt[] = []
  let waiting = 0
  let writing: Promise<void> | null = null
  let failure: unknown = null
  const writeAll = async (): Promise<void> => {
    try {
      while (next.length > 0) {
        const batch = next
        next = []
        await writePatiently(db, batch)
        waiting -= batch.length
        onWritten()
      }
      writing = null
    } catch (error) {
      failure = error
      onWritten()
    }
  }
  return {
    add(attempt) {
      next.push(attempt)
      waiting += 1
      writing ??= writeAll()
    },
    get waiting() {
      return waiting
    },
    get hasFailed() {
      return failure !== null
    },
    async done() {
      await writing
      if (failure !== null) throw failure
    },
  }
}

async function writePatiently(db: Db, batch: readonly Attempt[]): Promise<void> {
  for (const milliseconds of patience) {
    try {
      return await write(db, batch)
    } catch {
      await pause(milliseconds)
    }
  }
  return write(db, batch)
}

async function write(db: Db, batch: readonly Attempt[]): Promise<void> {
  if (!batch.some(changesAddress)) {
    await writeAttempts(db, batch)
    return
  }
  await inTransaction(db, async (tx) => {
    const written = await writeAttempts(tx, batch)
    const arrived = written.filter(hasArrivedAnyway)
    const believed = arrived.map(({ delivery }) => delivery.recipient.address)
    const arrivedAt = arrived.at(-1)?.endedAt
    if (arrivedAt) await believeAddresses(tx, sender, arrivedAt, believed)
    const dead = written.filter(({ result }) => result.suppresses)
    // The first: what failed in the same moment, whosever it was, was learned by its own mail too.
    const [now] = dead.map(({ endedAt }) => endedAt).toSorted((one, other) => Number(one) - Number(other))
    if (!now) return
    const suppressed = await suppressAddresses(
      tx,
      now,
      dead.map(({ delivery, result }) => ({
        messageId: delivery.messageId,
        position: delivery.position,
        words: result.words ?? '',
      })),
    )
    await recordTrail(
      tx,
      sender,
      now,
      suppressed.map(({ address, messageId, personId, personKind }) => ({
        subject:
          personId && personKind ? { kind: personKind, id: personId } : { kind: 'message', id: messageId },
        type: `${personKind ?? 'message'}.address-suppressed`,
        facts: { messageId },
        values: [{ field: 'suppressed-address', old: null, new: address }],
      })),
    )
  })
}

/** A mail that was tried though its server had called the address non-existent, and was taken. */
const hasArrivedAnyway = ({ delivery, result }: Attempt): boolean =>
  result.state === 'sent' && delivery.recipient.ruleFacts.triedAnyway === true

const changesAddress = (attempt: Attempt): boolean => attempt.result.suppresses || hasArrivedAnyway(attempt)

const sender: Actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }
