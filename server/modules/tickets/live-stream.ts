import { Readable } from 'node:stream'
import type { Db } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { LiveFeed } from '../../lib/live-feed.ts'
import { agentAsNow, isSessionOpen } from '../identity/index.ts'
import type { AgentActor } from '../trail/index.ts'
import { mayReadTickets } from './policy.ts'
import type { Told } from './tell-live.ts'
import type { LiveEvent } from './wire/at-work.ts'

/** Where rights are looked up, and what is heard. */
type Watched = { db: Db; live: LiveFeed }

/** Proxies cut what is silent for a minute. */
const usualBeat = 20_000
/** Waiting for a slow reader: beyond it he is told to ask again. */
const mostWaiting = 200

/**
 * What happens in tickets, as server-sent events, for as long as the agent's session or key holds and he may see them: asked
 * again with each beat.
 * @throws Refusal busy when he has too many streams open
 */
export function openLiveStream(
  watched: Watched,
  actor: AgentActor,
  { beatEvery = usualBeat }: { beatEvery?: number } = {},
): Readable {
  const waiting: string[] = []
  let takesMore = false
  let stood = false
  let isOver = false
  const stream = new Readable({
    read: () => {
      takesMore = true
      while (takesMore && !isOver && waiting.length > 0) takesMore = stream.push(waiting.shift())
    },
    destroy: (error, callback) => {
      clearInterval(beat)
      leave?.()
      callback(error)
    },
  })
  const write = (text: string): void => {
    if (isOver) return
    if (takesMore) takesMore = stream.push(text)
    else if (waiting.length < mostWaiting) waiting.push(text)
    else waiting.splice(0, waiting.length, asText({ type: 'resync' }))
  }
  const end = (): void => {
    isOver = true
    stream.push(null)
  }
  const leave = watched.live.follow(actor.id, {
    stands: () => {
      write(asText({ type: stood ? 'resync' : 'hello' }))
      stood = true
    },
    hear: (text) => {
      const told = JSON.parse(text) as Told
      if (told.for === null || told.for === actor.id) write(asText(told.event))
    },
    ends: end,
  })
  const beat = setInterval(() => {
    void mayStill(watched, actor).then(
      (may) => (may ? write(':\n\n') : end()),
      // A database that is away says nothing about rights: the feed finds out, too, and asks for everything again.
      () => undefined,
    )
  }, beatEvery)
  beat.unref()
  if (!leave) {
    stream.destroy()
    throw new Refusal('busy', [], { retryAfter: 30 })
  }
  // The answer's head goes out with the first line.
  write(':\n\n')
  return stream
}

async function mayStill({ db, live }: Watched, actor: AgentActor): Promise<boolean> {
  const now = live.now()
  if (actor.sessionId !== null && !(await isSessionOpen(db, now, actor.sessionId))) return false
  const today = await agentAsNow(db, now, actor)
  return today !== null && mayReadTickets(today)
}

const asText = (event: LiveEvent): string => `data: ${JSON.stringify(event)}\n\n`
