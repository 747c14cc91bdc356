import type { Db } from '../../lib/db.ts'
import { type Place, placeFor } from './reading/direct-readers.ts'
import { insertRawMails, type NewRawMail } from './store/raw-mails.ts'

/** A mail to be noted, with its content where that is in memory still. */
export type Stored = NewRawMail & { content: Uint8Array | null }

type Turn = { mail: Stored; done: (id: number) => void; fail: (error: unknown) => void }

/** Of each database: mails that wait while others are being noted; null where none are. */
const waiting = new WeakMap<Db, Turn[]>()
const together = 50

/**
 * Notes a stored mail as waiting, with those that come while others are being noted: one statement and one commit for them, and
 * none is told its number before that. Where it fails each is noted alone. What has its content still goes on to whoever reads
 * in this process, without being looked for.
 */
export function noteTogether(db: Db, mail: Stored): Promise<number> {
  return new Promise((done, fail) => {
    const turn = { mail, done, fail }
    const others = waiting.get(db)
    if (others) {
      others.push(turn)
      return
    }
    waiting.set(db, [turn])
    void noteAll(db)
  })
}

async function noteAll(db: Db): Promise<void> {
  for (;;) {
    const turns = waiting.get(db)?.splice(0, together) ?? []
    if (turns.length === 0) break
    await note(db, turns).catch(async (error: unknown) => {
      if (turns.length === 1) return turns[0]?.fail(error)
      await Promise.all(turns.map((turn) => note(db, [turn]).catch(turn.fail)))
    })
  }
  waiting.delete(db)
}

async function note(db: Db, turns: readonly Turn[]): Promise<void> {
  const places = turns.map(({ mail }) => placeFor(db, mail.content))
  try {
    const ids = await insertRawMails(
      db,
      turns.map(({ mail: { content: _content, ...mail } }, at) => ({
        ...mail,
        lease: places[at]?.lease ?? null,
      })),
    )
    for (const [at, { mail, done }] of turns.entries()) {
      const id = ids[at] as number
      done(id)
      places[at]?.take(inHand(mail, id, places[at]))
    }
  } catch (error) {
    for (const place of places) place?.giveUp()
    throw error
  }
}

const inHand = ({ file, content, ...mail }: Stored, id: number, { lease }: Place) => ({
  ...{ id, ...mail, ...file, content: content as Uint8Array },
  ...{ leaseToken: lease.token, attempts: 1, isSuspect: false },
})
