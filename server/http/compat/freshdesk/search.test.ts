import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { means, type Seen } from '../../../../test/http/freshdesk/reference-query.ts'
import { variedPeople } from '../../../../test/http/lists/listed.ts'
import { pool } from '../../../../test/http/lists/people.ts'
import { parseQuery } from './query/parse-query.ts'

let server: TestServer
let seen: Seen[]
beforeAll(async () => {
  server = await startTestServer()
  const { people } = await variedPeople(server)
  seen = await Promise.all(
    people.map(async ({ id, workPhoneE164, mobilePhoneE164 }) => ({
      ...(await ask(`/contacts/${id}`)).body,
      numbers: { phone: workPhoneE164, mobile: mobilePhoneE164 },
    })),
  )
})
afterAll(() => server.stop())

const ask = async (path: string) => {
  const { statusCode, body } = await server.app.inject({
    method: 'GET',
    url: `/api/v2${path}`,
    headers: { authorization: `Basic ${Buffer.from(`${server.cast.apiKey}:X`).toString('base64')}` },
  })
  return { status: statusCode, body: JSON.parse(body) }
}
const search = (query: string, page?: number) =>
  ask(`/search/contacts?query=${encodeURIComponent(query)}${page ? `&page=${page}` : ''}`)

/** Every id that a query finds, page by page; the errors where it is refused. */
async function found(query: string): Promise<number[] | 'refused'> {
  const ids: number[] = []
  for (let page = 1; ; page++) {
    const { status, body } = await search(query, page)
    if (status === 400) {
      expect(body).toMatchObject({ description: 'Validation failed', errors: [{}] })
      return 'refused'
    }
    expect(status).toBe(200)
    ids.push(...body.results.map(({ id }: Seen) => id))
    if (body.results.length < 30) {
      expect(body.total).toBe(ids.length)
      return ids
    }
  }
}

function meant(typed: string): number[] | 'refused' {
  const parsed = parseQuery(typed)
  if ('fault' in parsed) return 'refused'
  const judged = seen.map((each) => ({ id: each.id, is: means(parsed.query, each) }))
  return judged.some(({ is }) => is === 'refused')
    ? 'refused'
    : judged.filter(({ is }) => is).map(({ id }) => id)
}

const quoted = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`
const texts = [
  ...pool.phone,
  ...pool.jobTitle,
  ...pool.tags,
  ...pool.language,
  'Mexico City',
  'Madrid',
  'Una',
]
const odd = ["' OR 1=1 --", '%', '_', '', '\\', '"', 'null', '$1', 'ñ', '::text', '\u{1f600}', "a'b"]
const asked = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'phone',
        'mobile',
        'tag',
        'language',
        'time_zone',
        'own_text',
        'own_dropdown',
        'twitter_id',
      ),
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...texts).map(quoted) },
        fc.constantFrom(...odd).map(quoted),
        fc.constant('null'),
      ),
    )
    .map(([field, value]) => `${field}:${value}`),
  fc
    .tuple(fc.integer({ min: 0, max: 95 }), fc.constantFrom(...pool.domain))
    .map(([at, domain]) => `email:'P${at}@${domain}'`),
  fc.constantFrom('active', 'own_checkbox').chain((field) => fc.boolean().map((is) => `${field}:${is}`)),
  fc.constantFrom('company_id:null', 'email:null', ...[1, 2, 3, 999].map((id) => `company_id:${id}`)),
  fc
    .tuple(fc.constantFrom(':', ':>', ':<'), fc.constantFrom(...pool.number, 7))
    .map(([operator, value]) => `own_number${operator}${value}`),
  fc
    .tuple(
      fc.constantFrom('created_at', 'updated_at'),
      fc.constantFrom(':', ':>', ':<'),
      fc.integer({ min: -95, max: 2 }),
    )
    .map(([field, operator, days]) => {
      const day = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
      return `${field}${operator}'${day}'`
    }),
)
const query: fc.Arbitrary<string> = fc.letrec<{ query: string; group: string }>((tie) => ({
  query: fc.oneof({ depthSize: 'small' }, asked, tie('group')),
  group: fc
    .tuple(tie('query'), fc.constantFrom(' AND ', ' OR '), tie('query'), fc.boolean())
    .map(([one, by, other, isGrouped]) => (isGrouped ? `(${one}${by}${other})` : `${one}${by}${other}`)),
})).query

test('Freshdesk · search · any query finds whom the reference finds, each once, or is refused', async () => {
  const runs = share({ test: 80, soak: 4000 })
  // A character taken out: mostly no query any longer, sometimes another one.
  const damaged = fc
    .tuple(query, fc.nat())
    .map(([whole, at]) => [...whole].toSpliced(at % [...whole].length, 1).join(''))
  const wrong: unknown[] = []
  let refused = 0
  const sample = fc.sample(fc.oneof({ weight: 3, arbitrary: query }, damaged), {
    numRuns: runs,
    seed: 20261122,
  })
  for (const inside of sample) {
    const typed = `"${inside}"`
    const [is, should] = [await found(typed), meant(typed)]
    if (is === 'refused') refused += 1
    if (
      String(Array.isArray(is) ? is.toSorted() : is) !==
      String(Array.isArray(should) ? should.toSorted() : should)
    )
      wrong.push({ inside, is, should })
  }
  expect(wrong).toEqual([])
  expect(refused).toBeLessThan(runs / 2)
  expect(refused).toBeGreaterThan(runs / 20)
})

test.each([
  ['without quotes', 'active:true', 'query', 'invalid_value'],
  ['empty', '""', 'query', 'invalid_value'],
  ['longer than 512 characters', `"tag:'${'x'.repeat(520)}'"`, 'query', 'invalid_value'],
  ['with an unknown field', `"nombre:'Ana'"`, 'nombre', 'invalid_field'],
  ['by name, which is no field', `"name:'Ana'"`, 'name', 'invalid_field'],
  ['with a field in other letters', `"Email:'a@b.io'"`, 'Email', 'invalid_field'],
  ['with one of every object', `"constructor:'x'"`, 'constructor', 'invalid_field'],
  ['with a text for a truth', `"active:'true'"`, 'active', 'datatype_mismatch'],
  ['with a text for a number', `"company_id:'1'"`, 'company_id', 'datatype_mismatch'],
  ['with a range of texts', `"tag:>'a'"`, 'tag', 'invalid_value'],
  ['with a day that is none', `"created_at:'2026-02-30'"`, 'created_at', 'invalid_value'],
  ['with a time for a day', `"created_at:'2026-02-20T10:00:00Z'"`, 'created_at', 'invalid_value'],
  ['with a number for a day', '"created_at:2026"', 'created_at', 'datatype_mismatch'],
  ['with a control character', `"tag:'a\u0007'"`, 'tag', 'invalid_value'],
] as const)('Freshdesk · search · a query %s is refused', async (_name, typed, field, code) => {
  const { status, body } = await search(typed)
  expect([status, body.errors]).toEqual([400, [{ field, message: expect.any(String), code }]])
})

test('Freshdesk · search · every fault of a query is told at once', async () => {
  const { body } = await search(`"nombre:'x' AND (active:1 OR tag:>'b')"`)
  expect(body.errors.map(({ field }: Seen) => field)).toEqual(['nombre', 'active', 'tag'])
})

test('Freshdesk · search · pages are 1 to 10, of 30; nothing asked is refused', async () => {
  for (const path of [
    '',
    '?page=1',
    '?query=',
    '?query=%22tag:null%22&page=11',
    '?query=%22tag:null%22&page=0',
  ])
    expect((await ask(`/search/contacts${path}`)).status).toBe(400)
  expect((await ask('/search/contacts?query=%22tag:null%22&per_page=5')).body).toMatchObject({
    errors: [{ field: 'per_page', code: 'invalid_field' }],
  })
  const { body } = await search(`"created_at:>'2020-01-01'"`)
  expect(body.results).toHaveLength(30)
  expect(body.total).toBe(seen.length)
  for (const absent of ['tags', 'other_companies', 'view_all_tickets'])
    expect(body.results[0]).not.toHaveProperty(absent)
})

test('Freshdesk · search · a + that was not encoded belongs to the address', async () => {
  await server.as('agent').post('/api/agent/contacts', {
    name: 'Con más',
    emails: ['con+mas@uno.example'],
    mobilePhone: '+34 600 11 22 33',
    sendActivation: false,
  })
  for (const query of [`"email:'con+mas@uno.example'"`, `"mobile:'+34600112233'"`])
    expect((await ask(`/search/contacts?query=${query.replaceAll('"', '%22')}`)).body).toMatchObject({
      total: 1,
      results: [{ name: 'Con más' }],
    })
})
