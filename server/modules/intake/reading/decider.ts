import { decideMails, type Waiting } from '../decide-mails.ts'
import type { ReadingSite } from '../site.ts'

/** Mails in one transaction: more make it longer for whoever waits for one of its rows, and hardly cheaper. */
const together = 24
/** Milliseconds that a mail waits for those that are still being read: what a transaction costs is hardly more for many. */
const gatheredFor = 80
/** Transactions at once: while one waits for the disk another uses the processor. */
const atOnce = 2
/** What their attachments may be together, unless one alone is larger: storing them keeps the others waiting. */
const bytesTogether = 4 * 1024 * 1024

type Turn = Waiting & { since: number; done: () => void; fail: (error: unknown) => void }

/** Decides mails as they are read; what comes while others are under way is decided with those that came meanwhile. */
export type Decider = (waiting: Waiting) => Promise<void>

/**
 * Opens a decider. A transaction takes mails of different authors, so that each is decided by what the one before has left:
 * equal ones, and many of one sender, are seen. Where that fails each is decided alone.
 * `onTheirWay`: how many mails are read or decided at this moment.
 */
export function openDecider(site: ReadingSite, onTheirWay: () => number): Decider {
  const turns: Turn[] = []
  let batches = 0
  let beingDecided = 0
  let timer: NodeJS.Timeout | undefined

  const begin = (): void => {
    clearTimeout(timer)
    while (batches < atOnce && turns.length > 0) {
      const wait = worthWaiting()
      if (wait > 0) {
        timer = setTimeout(begin, wait)
        return
      }
      void decide(takeBatch(turns))
    }
  }
  const decide = async (batch: readonly Turn[]): Promise<void> => {
    batches += 1
    beingDecided += batch.length
    await decideBatch(site, batch)
    batches -= 1
    beingDecided -= batch.length
    begin()
  }
  /** Milliseconds for which more may come that go with those that wait. */
  const worthWaiting = (): number => {
    const isMoreComing = turns.length < together && onTheirWay() > turns.length + beingDecided
    return isMoreComing ? (turns[0]?.since ?? 0) + gatheredFor - performance.now() : 0
  }
  return (waiting) =>
    new Promise<void>((done, fail) => {
      turns.push({ ...waiting, since: performance.now(), done, fail })
      // Not at once: those that are read in the same moment go together.
      setImmediate(begin)
    })
}

/** The longest-waiting mails of different authors. */
function takeBatch(turns: Turn[]): Turn[] {
  const authors = new Set<string>()
  const batch: Turn[] = []
  let bytes = 0
  for (const turn of [...turns]) {
    const { parsed } = turn.taken
    const author = parsed.from[0]?.address ?? ''
    bytes += parsed.parts.reduce((sum, { content }) => sum + content.byteLength, 0)
    if (authors.has(author)) continue
    if (batch.length >= together || (batch.length > 0 && bytes > bytesTogether)) break
    authors.add(author)
    batch.push(turn)
    turns.splice(turns.indexOf(turn), 1)
  }
  return batch
}

async function decideBatch(site: ReadingSite, batch: readonly Turn[]): Promise<void> {
  try {
    await decideMails(site, batch)
    for (const { done } of batch) done()
  } catch (error) {
    if (batch.length === 1) return batch[0]?.fail(error)
    // What one of them cannot do ends the others' transaction too: each by itself, then, that one as well.
    for (const turn of batch) await decideMails(site, [turn]).then(turn.done, turn.fail)
  }
}
