import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLiveFeed } from '../../server/lib/live-feed.ts'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const silent = { stands: () => undefined, hear: () => undefined, ends: () => undefined }
const feedOf = (channel: string) => {
  const failures: unknown[] = []
  const options = { url: server.databaseUrl, channel, now: server.wiring.now }
  return { feed: openLiveFeed({ ...options, onFailure: (error) => failures.push(error) }), failures }
}

test('whoever follows after somebody who left while the line was being opened hears what is said', async () => {
  const { feed, failures } = feedOf('a_line')
  feed.follow(1, silent)?.()
  const heard = await new Promise<string>((resolve) => {
    const stands = () => void sql`select pg_notify('a_line', 'something')`.execute(server.wiring.db)
    feed.follow(1, { ...silent, stands, hear: resolve })
  })
  await feed.close()
  expect([heard, failures]).toEqual(['something', []])
})

test('a program that ends while the line is being opened ends', async () => {
  const { feed, failures } = feedOf('b_line')
  feed.follow(1, silent)
  await feed.close()
  expect(failures).toEqual([])
})
