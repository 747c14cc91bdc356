import type { LiveEvent } from '../../server/modules/tickets/wire.ts'
import type { TestServer } from './test-server.ts'

export type LiveReader = {
  /** The next event of the kinds wanted, the others passed over. */
  next: (types?: readonly LiveEvent['type'][]) => Promise<LiveEvent | null>
  leave: () => void
}

/** A member of the cast with the live stream open: it listens when `hello` came. */
export async function follow(server: TestServer, who: 'admin' | 'agent' | 'viewer'): Promise<LiveReader> {
  const address = server.app.server.address()
  const url =
    typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : await server.app.listen({ host: '127.0.0.1', port: 0 })
  const cookie = Object.entries(server.cast[who].cookie)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  const leaving = new AbortController()
  const response = await fetch(`${url}/api/agent/live`, { headers: { cookie }, signal: leaving.signal })
  if (!response.ok || !response.body) throw new Error(`the live stream answers ${response.status}`)
  const events = eventsOf(response.body)
  return {
    async next(types) {
      for (;;) {
        const { value, done } = await events.next()
        if (done) return null
        if (!types || types.includes(value.type)) return value
      }
    },
    leave: () => leaving.abort(),
  }
}

async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<LiveEvent, undefined> {
  let text = ''
  for await (const piece of body.pipeThrough(
    new TextDecoderStream() as never,
  ) as unknown as AsyncIterable<string>) {
    const lines = (text + piece).split('\n\n')
    text = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length))
  }
  return undefined
}
