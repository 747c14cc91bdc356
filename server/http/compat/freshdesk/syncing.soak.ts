import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { basic } from '../../../../test/harness/role-keys.ts'
import { share } from '../../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

type Seen = { id: number; name: string; updated_at: string }

const ask = async (path: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET', body?: object) => {
  const answer = await server.app.inject({
    method,
    url: `/api/v2${path}`,
    headers: { ...basic(server.cast.apiKey), ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
  return answer.body && String(answer.headers['content-type']).includes('json') ? answer.json() : undefined
}

/** What somebody else does between two pages: to the record that stands there, counted from wherever. */
type Deed = { kind: 'create' | 'rename' | 'delete'; at: number }
const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.constantFrom('create' as const, 'rename' as const, 'rename' as const, 'delete' as const),
  at: fc.nat(),
})

let named = 0
async function does({ kind, at }: Deed, live: number[]): Promise<void> {
  server.pass({ minutes: 1 })
  const name = `Copia ${named++}`
  if (kind === 'create' || live.length === 0) {
    live.push((await ask('/contacts', 'POST', { name, unique_external_id: name })).id)
    return
  }
  const [id] = kind === 'delete' ? live.splice(at % live.length, 1) : [live[at % live.length]]
  await ask(`/contacts/${id}`, kind === 'delete' ? 'DELETE' : 'PUT', kind === 'delete' ? undefined : { name })
}

/** Reads all pages since a time into a copy, while deeds are done between them; gives the last time seen. */
async function copies(
  copy: Map<number, string>,
  since: string,
  more: { state: string; between: () => Promise<void> },
): Promise<string> {
  let last = since
  for (let page = 1; ; page++) {
    const items: Seen[] = await ask(`/contacts?updated_since=${since}&per_page=3&page=${page}${more.state}`)
    for (const { id, name, updated_at } of items) {
      if (more.state === '') copy.set(id, name)
      else copy.delete(id)
      if (updated_at > last) last = updated_at
    }
    if (items.length < 3) return last
    await more.between()
  }
}

test('Freshdesk · contacts · a client that copies page by page ends with what there is, whatever changes meanwhile', async () => {
  const runs = share({ test: 3, soak: 150 })
  const plans = fc.sample(fc.array(deed, { minLength: 12, maxLength: 18 }), { numRuns: runs, seed: 20261122 })
  const live: number[] = []
  for (let many = 0; many < 25; many++) await does({ kind: 'create', at: 0 }, live)
  const copy = new Map<number, string>()
  let [since, sinceDeleted] = ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00Z']
  for (const plan of plans) {
    const deeds = [...plan]
    for (const each of deeds.splice(0, 8)) await does(each, live)
    const between = async () => {
      const next = deeds.shift()
      if (next) await does(next, live)
    }
    const quiet = async () => undefined
    since = await copies(copy, since, { state: '', between })
    sinceDeleted = await copies(copy, sinceDeleted, { state: '&state=deleted', between })
    // Nobody changes anything any longer: one more round, and the copy is what there is.
    since = await copies(copy, since, { state: '', between: quiet })
    sinceDeleted = await copies(copy, sinceDeleted, { state: '&state=deleted', between: quiet })
    const all = new Map<number, string>()
    for (let page = 1, items: Seen[] = []; page === 1 || items.length === 100; page++) {
      items = await ask(`/contacts?per_page=100&page=${page}`)
      for (const { id, name } of items) all.set(id, name)
    }
    expect([...copy].toSorted()).toEqual([...all].toSorted())
  }
})
