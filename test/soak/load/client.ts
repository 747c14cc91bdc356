import { Agent, type IncomingHttpHeaders, request } from 'node:http'

// What a test wants of a body it says by asserting it.
// biome-ignore lint/suspicious/noExplicitAny: bodies differ by route
export type Body = any
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Body }
export type Asked = { body?: object; version?: number; key?: string }

/** Somebody with one kept connection of his own, who comes with a cookie or a key. */
export type Client = {
  ask(method: string, path: string, more?: Asked): Promise<Answer>
  hangUp(): void
}

export function openClient(url: string, who: { cookie?: string; authorization?: string }): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const { hostname, port } = new URL(url)
  return {
    hangUp: () => agent.destroy(),
    ask: (method, path, { body, version, key } = {}) =>
      new Promise((resolve, reject) => {
        const text = body ? JSON.stringify(body) : ''
        const headers = {
          ...who,
          origin: url,
          ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        }
        const sent = request({ agent, host: hostname, port, method, path, headers }, (answer) => {
          let read = ''
          answer.setEncoding('utf8').on('data', (part: string) => {
            read += part
          })
          answer.once('error', reject).once('end', () =>
            resolve({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: read === '' ? undefined : JSON.parse(read),
            }),
          )
        })
        sent.once('error', reject).end(text)
      }),
  }
}
