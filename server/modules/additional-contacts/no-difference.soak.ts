import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteFigure, share } from '../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let contacts: string
beforeAll(async () => {
  server = await startTestServer()
  contacts = `/api/area/${server.cast.customer.accountId}/contacts`
})
afterAll(() => server.stop())

const each = share({ test: 40, soak: 500 })

/** Known: contacts with mail, phone and a company; unknown: never seen. Both are of equal length. */
async function addresses(): Promise<{ known: string[]; unknown: string[] }> {
  const named = (kind: string) =>
    Array.from({ length: each + 20 }, (_, at) => `${kind}${String(at).padStart(4, '0')}@tiempo.example`)
  const known = named('a')
  for (const email of known)
    await server.as('agent').post('/api/agent/contacts', { name: 'Conocida', emails: [email] })
  return { known, unknown: named('b') }
}

test('adding an address that is known elsewhere looks the same, and takes as long, as adding one that nobody knows', async (context) => {
  const { known, unknown } = await addresses()
  const before = await contactsAsTheyAre()
  const times = { known: [] as number[], unknown: [] as number[] }
  const shapes = new Set<string>()
  for (let at = 0; at < known.length; at++) {
    const pair = [
      ['known', known[at]],
      ['unknown', unknown[at]],
    ] as const
    for (const [kind, email] of at % 2 ? pair : pair.toReversed()) {
      const began = performance.now()
      const { status, body } = await server
        .as('customer')
        .post(contacts, { name: 'Ana Ruiz', email, categories: ['billing'] })
      const took = performance.now() - began
      if (at >= 20) times[kind].push(took)
      shapes.add(JSON.stringify([status, shapeOf(body)]))
      await sql`delete from own_texts_sent`.execute(server.wiring.db)
      await server.as('customer').delete(`${contacts}/${body.id}`)
    }
  }
  expect(shapes.size).toBe(1)
  expect(await contactsAsTheyAre()).toEqual(before)
  const { z, medians } = rankSum(times.known, times.unknown)
  noteFigure(
    context,
    `${each} each: medians ${medians.map((ms) => ms.toFixed(2)).join(' and ')} ms, z = ${z.toFixed(2)}`,
  )
  // By chance alone once in sixteen thousand runs.
  expect(Math.abs(z)).toBeLessThan(4)
})

const contactsAsTheyAre = async () =>
  (await sql`select id, version, name, updated_at from contacts order by id`.execute(server.wiring.db)).rows

function shapeOf({ id, email, createdAt, updatedAt, welcomedAt, ...rest }: Record<string, unknown>): object {
  return {
    ...rest,
    id: typeof id,
    email: typeof email,
    times: [createdAt, updatedAt, welcomedAt].map((t) => typeof t),
  }
}

/** Mann and Whitney's test: how far apart two samples are, in standard deviations of what chance alone would do. */
function rankSum(one: readonly number[], other: readonly number[]): { z: number; medians: number[] } {
  const all = [...one.map((ms) => ({ ms, own: true })), ...other.map((ms) => ({ ms, own: false }))].sort(
    (left, right) => left.ms - right.ms,
  )
  const ranks = all.reduce((sum, { own }, at) => sum + (own ? at + 1 : 0), 0)
  const [n, m] = [one.length, other.length]
  const u = ranks - (n * (n + 1)) / 2
  const z = (u - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12)
  const median = (of: readonly number[]) => of.toSorted((a, b) => a - b)[of.length >> 1] ?? 0
  return { z, medians: [median(one), median(other)] }
}
