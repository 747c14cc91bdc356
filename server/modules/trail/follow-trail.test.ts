import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { Tx } from '../../lib/db.ts'
import { followTrail, recordTrail } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const
const inTransaction = <Result>(work: (tx: Tx) => Promise<Result>) =>
  server.wiring.db.transaction().execute(work)
const record = (tx: Tx, id: number) =>
  recordTrail(tx, system, new Date(), [{ subject: { kind: 'contact', id }, type: 'contact.changed' }])

/** Follows under a name; gives the numbers of contacts that came so far. */
function follower(name: string) {
  const seen: number[] = []
  const follow = async (): Promise<number[]> => {
    const came = await inTransaction((tx) => followTrail(tx, name, 100))
    seen.push(...(came ?? []).map(({ subject }) => subject.id).filter((id) => id >= 1_000_000))
    return seen
  }
  return { seen, follow }
}

test('an entry whose transaction commits late is not missed, and none comes twice', async () => {
  const { seen, follow } = follower('late-commits')
  const late = Promise.withResolvers<void>()
  const written = Promise.withResolvers<void>()
  const slow = inTransaction(async (tx) => {
    await record(tx, 1_000_001)
    written.resolve()
    await late.promise
  })
  await written.promise
  await inTransaction((tx) => record(tx, 1_000_002))
  await inTransaction((tx) => record(tx, 1_000_003))
  await follow()
  expect(seen).toEqual([])
  late.resolve()
  await slow
  await inTransaction((tx) => record(tx, 1_000_004))
  await expect.poll(follow).toHaveLength(4)
  expect(seen).toEqual([1_000_001, 1_000_002, 1_000_003, 1_000_004])
})

test('of two that follow under one name at once, the second gets nothing and waits for nobody', async () => {
  await inTransaction(async (tx) => {
    expect(await followTrail(tx, 'both', 10)).not.toBeNull()
    expect(await inTransaction((other) => followTrail(other, 'both', 10))).toBeNull()
  })
})

test('what was followed in a transaction that did not end well comes again', async () => {
  const failing = (): Promise<unknown> =>
    inTransaction(async (tx) => {
      throw new Error(JSON.stringify(await followTrail(tx, 'again', 3)))
    }).catch((error: Error) => JSON.parse(error.message))
  await expect.poll(failing).toHaveLength(3)
  const lost = await failing()
  expect(await inTransaction((tx) => followTrail(tx, 'again', 3))).toEqual(lost)
  expect(await inTransaction((tx) => followTrail(tx, 'again', 3))).not.toEqual(lost)
})
