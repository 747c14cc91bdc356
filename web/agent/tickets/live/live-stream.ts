import type { LiveEvent } from '../../../../server/modules/tickets/wire.ts'

type Hear = (event: LiveEvent) => void
const name = 'encopia:live'
const listeners = new Set<Hear>()
let end: (() => void) | undefined

/**
 * Hears what happens in tickets while somebody listens. However many tabs are open, one of them keeps the stream and tells the
 * others: a browser has few connections to a server.
 */
export function listenLive(hear: Hear): () => void {
  listeners.add(hear)
  end ??= begin()
  return () => {
    listeners.delete(hear)
    if (listeners.size > 0) return
    end?.()
    end = undefined
  }
}

const tell: Hear = (event) => {
  for (const hear of listeners) hear(event)
}

function begin(): () => void {
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => tell(data as LiveEvent)
  const stop = new AbortController()
  const lead = () => follow(channel, stop.signal)
  // Without locks, which need a secure context, each tab has a stream of its own.
  if (navigator.locks)
    void navigator.locks.request(name, { signal: stop.signal }, lead).catch(() => undefined)
  else void lead()
  return () => {
    stop.abort()
    channel.close()
  }
}

/** A stream that was refused is not tried again by the browser. In milliseconds. */
const reopensAfter = 10_000

/** Keeps the stream until this tab no longer listens. */
function follow(channel: BroadcastChannel, until: AbortSignal): Promise<void> {
  return new Promise((done) => {
    let source: EventSource
    let clock: ReturnType<typeof setTimeout> | undefined
    let wasLost = false
    const open = () => {
      source = new EventSource('/api/agent/live')
      source.onmessage = ({ data }) => {
        const heard = JSON.parse(data) as LiveEvent
        const event: LiveEvent = wasLost && heard.type === 'hello' ? { type: 'resync' } : heard
        wasLost = false
        tell(event)
        channel.postMessage(event)
      }
      source.onerror = () => {
        wasLost = true
        if (source.readyState === EventSource.CLOSED) clock = setTimeout(open, reopensAfter)
      }
    }
    open()
    const leave = () => {
      clearTimeout(clock)
      source.close()
      done()
    }
    if (until.aborted) leave()
    else until.addEventListener('abort', leave)
  })
}
