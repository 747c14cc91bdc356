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

/** Keeps the stream until this tab no longer listens. */
function follow(channel: BroadcastChannel, until: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const source = new EventSource('/api/agent/live')
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as LiveEvent
      tell(event)
      channel.postMessage(event)
    }
    const leave = () => {
      source.close()
      done()
    }
    if (until.aborted) leave()
    else until.addEventListener('abort', leave)
  })
}
