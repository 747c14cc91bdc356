import { decideMail, decideTogether, isPlain, type Waiting } from '../decide-mail.ts'
import type { ReadingSite } from '../site.ts'

/** Mails in one transaction: more make it longer for whoever waits for one of its rows, and hardly cheaper. */
const together = 24
/** Transactions at once: while one waits for the disk another uses the processor. */
const atOnce = 2

type Turn = Waiting & { done: () => void; fail: (error: unknown) => void }

/** Decides mails as they are read; what comes while others are under way is decided with those that came meanwhile. */
export type Decider = (waiting: Waiting) => Promise<void>

/**
 * Opens a decider. A transaction takes mails of different authors, so that each is decided by what the one before has left:
 * equal ones, and many of one sender, are seen. What cannot be decided with others is decided alone.
 */
export function openDecider(site: ReadingSite): Decider {
  const turns: Turn[] = []
  let underWay = 0

  const begin = (): void => {
    while (underWay < atOnce && turns.length > 0) {
      const batch = takeBatch(turns)
      underWay += 1
      void decideBatch(site, batch).finally(() => {
        underWay -= 1
        begin()
      })
    }
  }
  return (waiting) =>
    new Promise<void>((done, fail) => {
      turns.push({ ...waiting, done, fail })
      // Not at once: those that are read in the same moment go together.
      setImmediate(begin)
    })
}

/** The longest-waiting mails that may go together. */
function takeBatch(turns: Turn[]): Turn[] {
  const [first] = turns
  if (first && !isPlain(first)) return turns.splice(0, 1)
  const authors = new Set<string>()
  const batch: Turn[] = []
  for (const turn of [...turns]) {
    const author = turn.taken.parsed.from[0]?.address ?? ''
    if (batch.length >= together || !isPlain(turn) || authors.has(author)) continue
    authors.add(author)
    batch.push(turn)
    turns.splice(turns.indexOf(turn), 1)
  }
  return batch
}

async function decideBatch(site: ReadingSite, batch: readonly Turn[]): Promise<void> {
  if (batch.length > 1) {
    const isDone = await decideTogether(site, batch).then(
      () => true,
      () => false,
    )
    if (isDone) {
      for (const { done } of batch) done()
      return
    }
  }
  for (const turn of batch) await decideMail(site, turn).then(turn.done, turn.fail)
}
