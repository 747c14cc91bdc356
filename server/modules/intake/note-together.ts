import type { Db } from '../../lib/db.ts'
import { insertRawMails, type NewRawMail } from './store/raw-mails.ts'

type Turn = { mail: NewRawMail; done: (id: number) => void; fail: (error: unknown) => void }

/** Of each database: mails that wait while others are being noted; null where none are. */
const waiting = new WeakMap<Db, Turn[]>()
const together = 50

/**
 * Notes a stored mail as waiting, with those that come while others are being noted: one statement and one commit for them, and
 * none is told its number before that. Where it fails each is noted alone.
 */
export function noteTogether(db: Db, mail: NewRawMail): Promise<number> {
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
  const ids = await insertRawMails(
    db,
    turns.map(({ mail }) => mail),
  )
  for (const [at, { done }] of turns.entries()) done(ids[at] as number)
}
