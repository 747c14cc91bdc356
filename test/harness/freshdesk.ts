import { basic } from './role-keys.ts'
import type { TestServer } from './test-server.ts'

export type FreshdeskAnswer = {
  status: number
  headers: Record<string, string | string[] | number | undefined>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is held against the route's by the server under test
  body: any
}
type More = { headers?: Record<string, string>; body?: object | string | FormData }
export type Freshdesk = (method: string, path: string, more?: More) => Promise<FreshdeskAnswer>

/** A client of Freshdesk's door with a key: JSON for objects, a form for forms, texts as they are. */
export function freshdeskClient(server: TestServer, key: string): Freshdesk {
  return async (method, path, { headers = {}, body } = {}) => {
    const sent = await payloadOf(body)
    const response = await server.app.inject({
      method: method as 'GET',
      url: `/api/v2${path}`,
      headers: { host: 'desk.example', ...basic(key), ...sent.headers, ...headers },
      ...(sent.payload === undefined ? {} : { payload: sent.payload }),
    })
    const isJson = String(response.headers['content-type']).startsWith('application/json')
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson && response.body !== '' ? response.json() : response.body,
    }
  }
}

async function payloadOf(
  body: More['body'],
): Promise<{ headers: Record<string, string>; payload?: string | Buffer }> {
  if (body === undefined) return { headers: { 'content-type': 'application/json' } }
  if (body instanceof FormData) {
    const form = new Response(body)
    const type = form.headers.get('content-type') ?? ''
    return { headers: { 'content-type': type }, payload: Buffer.from(await form.arrayBuffer()) }
  }
  const payload = typeof body === 'string' ? body : JSON.stringify(body)
  return { headers: { 'content-type': 'application/json' }, payload }
}

/** Of a refusal, which field and code each of its entries names. */
export const errorsOf = ({ body }: FreshdeskAnswer): [field: string, code: string][] =>
  (body?.errors ?? []).map(({ field, code }: { field: string; code: string }) => [field, code])

export type AskFreshdesk = (
  method: string,
  path: string,
  body?: object,
  key?: string,
) => Promise<FreshdeskAnswer>
/** The same for a body alone, with a key of its own where another than the usual one is named. */
export const asFreshdesk =
  (server: TestServer, usual: string): AskFreshdesk =>
  (method, path, body, key = usual) =>
    freshdeskClient(server, key)(method, path, body === undefined ? {} : { body })
