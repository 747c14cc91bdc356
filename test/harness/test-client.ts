import type { FastifyInstance } from 'fastify'

export type TestAnswer = {
  status: number
  // A test says what it expects of a body by asserting it.
  // biome-ignore lint/suspicious/noExplicitAny: the shape is held against the wire by the server under test
  body: any
  headers: Record<string, string | string[] | number | undefined>
}
type Extra = { version?: number; key?: string; headers?: Record<string, string> }

/** Somebody in front of the door: keeps his cookies as a browser does, or comes with an API key. */
export type TestClient = {
  get: (path: string, extra?: Extra) => Promise<TestAnswer>
  post: (path: string, body?: unknown, extra?: Extra) => Promise<TestAnswer>
  patch: (path: string, body: unknown, extra?: Extra) => Promise<TestAnswer>
  put: (path: string, body: unknown, extra?: Extra) => Promise<TestAnswer>
  delete: (path: string, extra?: Extra) => Promise<TestAnswer>
  cookies: Map<string, string>
}

/** A client of the given server; `origin` is the site that its browser shows. */
export function testClient(
  app: FastifyInstance,
  who: { origin: string; cookies?: Record<string, string>; apiKey?: string; language?: string },
): TestClient {
  const cookies = new Map(Object.entries(who.cookies ?? {}))
  const send = async (
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: unknown,
    extra: Extra = {},
  ) => {
    const isBytes = body instanceof Uint8Array
    const response = await app.inject({
      method,
      url: path,
      headers: {
        ...(method === 'GET' ? {} : { origin: who.origin }),
        ...(who.apiKey ? { authorization: `Bearer ${who.apiKey}` } : {}),
        ...(who.language ? { 'accept-language': who.language } : {}),
        ...(extra.version === undefined ? {} : { 'if-match': `"${extra.version}"` }),
        ...(extra.key === undefined ? {} : { 'idempotency-key': extra.key }),
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...extra.headers,
      },
      cookies: Object.fromEntries(cookies),
      ...(body === undefined ? {} : { payload: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    })
    for (const cookie of response.cookies) {
      if (cookie.expires && cookie.expires <= new Date(0)) cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    }
    return { status: response.statusCode, body: bodyOf(response.payload), headers: response.headers }
  }
  return {
    cookies,
    get: (path, extra) => send('GET', path, undefined, extra),
    post: (path, body, extra) => send('POST', path, body, extra),
    patch: (path, body, extra) => send('PATCH', path, body, extra),
    put: (path, body, extra) => send('PUT', path, body, extra),
    delete: (path, extra) => send('DELETE', path, undefined, extra),
  }
}

function bodyOf(payload: string): unknown {
  try {
    return payload === '' ? undefined : JSON.parse(payload)
  } catch {
    return payload
  }
}
