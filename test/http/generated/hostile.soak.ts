import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../../server/http/api.ts'
import type { Route } from '../../../server/http/route.ts'
import { openSession, setUpLink } from '../../../server/modules/identity/index.ts'
import { anyText } from '../../harness/any-text.ts'
import { basic, roleKeys } from '../../harness/role-keys.ts'
import { noteFigure, sayProgress, share } from '../../harness/soak.ts'
import { startTestServer, type TestServer } from '../../harness/test-server.ts'
import { placesOfText, sampleOf, withAt } from './sample.ts'

const perRoute = share({ test: 150, soak: 5000 })
const seed = 20261122

let server: TestServer
let lastSession: number
let ownersKey: string
beforeAll(async () => {
  server = await startTestServer()
  ownersKey = (await roleKeys(server)).owner
  const { id } = await server.wiring.db
    .selectFrom('sessions')
    .select((select) => select.fn.max('id').as('id'))
    .executeTakeFirstOrThrow()
  lastSession = id
})
afterAll(() => server.stop())

const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\u202e',
    '\r\nBcc: x@x.example',
    "'; drop table contacts; --",
    '<script>alert(1)</script>',
    '../../../../etc/passwd',
    '%00',
    '%',
    '\\',
    '$1',
    '{}',
    '[]',
    'null',
    '__proto__',
    'constructor',
    '9'.repeat(400),
    '-1',
    '0',
    '1e309',
    'NaN',
    '2026-02-30',
    'مرحبا بالعالم',
    '👩‍👩‍👧‍👦'.repeat(50),
    'ñ'.repeat(5000),
    `x@${'a'.repeat(300)}.es`,
    'İ@İ.example',
    '@',
    'a@b@c',
    '𝔘𝔫𝔦𝔠𝔬𝔡𝔢',
    'ﬃ',
    '\ufeff',
    '\u2028',
  ),
  anyText({ maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const junk = fc.oneof(
  nasty,
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 4 }),
)
const pathPart = fc.oneof(
  fc.constantFrom(
    '1',
    '0',
    '-1',
    '99999999999999999999',
    '9007199254740993',
    '1.5',
    '1e3',
    'NaN',
    'me',
    '%00',
    '..%2f..',
    "1'",
    '%ff',
    '%ED%A0%80',
  ),
  fc.integer({ min: 1, max: 20 }).map(String),
  nasty.map((text) => encodeURIComponent(text.toWellFormed()).slice(0, 300) || '_'),
)

/** A body near what the route wants: the sample with some places replaced, or plain junk. */
function bodyFor(route: Route): fc.Arbitrary<unknown> {
  const sample = withSecret(route, sampleOf(route.body))
  if (typeof sample !== 'object' || sample === null) return junk
  return fc.oneof(
    { weight: 1, arbitrary: junk },
    {
      weight: 6,
      arbitrary: fc
        .array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 })
        .map((edits) => edited(sample, edits)),
    },
    { weight: 1, arbitrary: fc.dictionary(nasty, junk).map((extra) => ({ ...sample, ...extra })) },
  )
}

// Without the one-time secret nothing behind it would be reached.
function withSecret(route: Route, sample: unknown): unknown {
  if (route.path !== '/api/set-up') return sample
  return { ...(sample as object), secret: setUpLink(server.wiring).split('/').at(-1) }
}

/**
 * A session for cases to come, until one may have ended it. Those before it go: thousands of one person's would be
 * another test.
 */
async function freshCookie(route: Route): Promise<Record<string, string>> {
  await server.wiring.db.deleteFrom('sessions').where('id', '>', lastSession).execute()
  const door = route.access.who.startsWith('customers') ? 'area' : 'agent'
  const personId = door === 'area' ? server.cast.customer.id : server.cast.owner.id
  const state = route.access.who.endsWith('half') ? 'half' : 'open'
  const session = { door, personId, state, ip: null, userAgent: '' } as const
  const { token } = await server.wiring.db
    .transaction()
    .execute((tx) => openSession(tx, server.wiring.now(), session))
  return { [`encopia_${door}`]: token }
}

function edited(sample: object, edits: [number, unknown][]): unknown {
  const copy = structuredClone(sample) as Record<string, unknown>
  for (const [at, value] of edits) {
    let target: Record<string, unknown> = copy
    let names = Object.keys(target)
    while (names.length > 0) {
      const name = names[at % names.length] as string
      const inner = target[name]
      if (typeof inner !== 'object' || inner === null || at % 3 === 0) {
        target[name] = value
        break
      }
      target = inner as Record<string, unknown>
      names = Object.keys(target)
      if (names.length === 0) break
    }
  }
  return copy
}

const header = nasty.map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?'))
const request = (route: Route) =>
  fc.record({
    path: fc.array(pathPart, { minLength: 4, maxLength: 4 }),
    query: fc.dictionary(
      fc.constantFrom(
        'after',
        'before',
        'limit',
        'q',
        'record',
        'initial',
        'filter',
        'sort',
        'columns',
        'field',
        'ids',
        'count',
        'name',
        'email',
        'language',
        'x',
      ),
      nasty,
      { maxKeys: 3 },
    ),
    body: bodyFor(route),
    ifMatch: fc.oneof(fc.constantFrom('"1"', '1', '*', '"0"', '"99999999999"'), header),
    key: fc.option(header),
    raw: fc.option(
      fc.constantFrom(
        '{',
        '[',
        '{"a":1,"a":2}',
        '{"__proto__":{"x":1}}',
        '\u0000',
        '"',
        `${'['.repeat(5000)}`,
        '',
      ),
      { freq: 12 },
    ),
    type: fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'text/plain',
      'image/png',
      'x/y',
      '',
    ),
    who: fc.constantFrom('signed in', 'signed in', 'signed in', 'nobody'),
  })

// Where a place takes only some texts, it is its shape that is told.
const refused = ({ dialect }: Route) => (dialect ? /^400 .*"errors"/ : /^422 .*"(text|shape)\./)

test.each(
  routes
    .map((route) => ({ route, inBody: placesOfText(route.body), inQuery: placesOfText(route.query) }))
    .filter(({ inBody, inQuery }) => inBody.length + inQuery.length > 0)
    .map((each) => [`${each.route.method} ${each.route.path}`, each] as const),
)(
  '%s refuses NUL and half characters wherever a text may stand',
  async (_name, { route, inBody, inQuery }) => {
    const cookies = await freshCookie(route)
    const key = route.dialect
      ? basic(ownersKey)
      : route.access.who === 'agents-by-key'
        ? { authorization: `Bearer ${server.cast.apiKey}` }
        : {}
    const sample = withSecret(route, sampleOf(route.body))
    const ask = async (query: string, body: unknown) => {
      const { statusCode, payload } = await server.app.inject({
        method: route.method,
        url: `${route.path.replaceAll(/:\w+/g, '1')}${query}`,
        headers: { origin: server.wiring.publicUrl, 'if-match': '"1"', ...key, ...typeOf(route) },
        cookies: 'authorization' in key ? {} : cookies,
        ...(route.streams ? { payload: 'x' } : body === undefined ? {} : { payload: body as object }),
      })
      return `${statusCode} ${payload}`
    }
    for (const place of inBody) {
      const at = `${place.join('.')} of ${JSON.stringify(sample)}`
      expect(await ask('', withAt(sample, place, 'a\u0000b')), at).toMatch(refused(route))
      expect(await ask('', withAt(sample, place, 'a\ud800')), at).toMatch(refused(route))
    }
    for (const [name] of inQuery)
      expect(await ask(`?${name}=a%00b`, sample), `query ${name}`).toMatch(refused(route))
  },
)

/** Of what is taken as it is, without being read: else that would be all that is refused. */
const typeOf = ({ streams }: Route): Record<string, string> =>
  streams?.[0] ? { 'content-type': streams[0] } : {}

/** An answer that goes on, as the live stream's, is left once it has begun. */
async function whole(
  response: Awaited<ReturnType<TestServer['app']['inject']>>,
): Promise<{ statusCode: number; payload: string }> {
  const { statusCode } = response
  const isLive = String(response.headers['content-type']).startsWith('text/event-stream')
  if (isLive) response.stream().destroy()
  return { statusCode, payload: isLive ? '' : await text(response.stream()) }
}

/** How often each route was asked so far, and how it answered. */
const answers = new Map<string, Map<number, number>>()
const asked = (): number => [...answers.values()].flatMap((each) => [...each.values()]).reduce(plus, 0)
const plus = (sum: number, count: number): number => sum + count

test.each(routes.map((route) => [`${route.method} ${route.path}`, route] as const))(
  '%s survives hostile input',
  async (name, route) => {
    const counts = new Map<number, number>()
    answers.set(name, counts)
    using _progress = sayProgress(
      () =>
        `hostile requests: ${asked()} of ${routes.length * perRoute}, route ${answers.size} of ${routes.length} (${name})`,
    )
    const cases = fc.sample(request(route), { seed, numRuns: perRoute })
    let cookies = await freshCookie(route)
    // An earlier route's requests end any key whose number they guess.
    if (route.dialect) ownersKey = (await roleKeys(server)).owner
    for (const each of cases) {
      let at = 0
      const path = route.path.replaceAll(/:\w+/g, () => each.path[at++] ?? '1')
      const query = new URLSearchParams(
        Object.entries(each.query).map(([name, value]) => [name, value.toWellFormed()]),
      )
      const begun = await server.app.inject({
        payloadAsStream: true,
        method: route.method,
        url: `${path}?${query}`,
        headers: {
          origin: server.wiring.publicUrl,
          'if-match': each.ifMatch,
          ...(route.dialect && each.who !== 'nobody' ? basic(ownersKey) : {}),
          ...(each.key === null ? {} : { 'idempotency-key': each.key }),
          ...(each.type && route.method !== 'GET' ? { 'content-type': each.type } : {}),
        },
        cookies: each.who === 'nobody' ? {} : cookies,
        ...(route.method === 'GET' ? {} : { payload: each.raw ?? JSON.stringify(each.body) ?? '' }),
      })
      const response = await whole(begun)
      if (response.statusCode === 401 || (route.method !== 'GET' && response.statusCode < 400))
        cookies = await freshCookie(route)
      counts.set(response.statusCode, (counts.get(response.statusCode) ?? 0) + 1)
      const seen = `${route.method} ${path}?${query} ${JSON.stringify(each).slice(0, 800)} → ${response.statusCode} ${response.payload.slice(0, 300)}`
      expect(response.statusCode, seen).toBeLessThan(500)
      expect(response.payload, seen).not.toMatch(
        /\bat .+\.(ts|js):\d+|node_modules|syntax error at|violates .+ constraint/,
      )
    }
  },
)

test('hostile requests came past the door of every route', (context) => {
  const all = new Map<number, number>()
  for (const counts of answers.values())
    for (const [status, count] of counts) all.set(status, (all.get(status) ?? 0) + count)
  const statuses = [...all]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${count} × ${status}`)
  noteFigure(
    context,
    `${asked()} hostile requests, ${perRoute} to each of ${answers.size} routes: ${statuses.join(', ')}`,
  )
  const isStopped = ([status]: [number, number]): boolean => status === 401 || status === 403
  const stopped = [...answers].filter(([, counts]) => [...counts].every(isStopped)).map(([name]) => name)
  expect(stopped).toEqual([])
  expect(asked()).toBe(routes.length * perRoute)
})
