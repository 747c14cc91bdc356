import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from './db.ts'
import { isOutage } from './is-outage.ts'

const failureAt = async (url: string): Promise<unknown> => {
  const { db } = openDatabase({ url, onError: () => undefined })
  try {
    return await sql`select 1`.execute(db)
  } catch (error) {
    return error
  } finally {
    await db.destroy()
  }
}

test('a database where nobody listens, or whose socket is gone, is an outage', async () => {
  expect(isOutage(await failureAt('postgresql://nobody@127.0.0.1:1/nothing'))).toBe(true)
  expect(isOutage(await failureAt('postgresql://nobody@localhost/nothing?host=/nonexistent'))).toBe(true)
})

test('a mistake of ours is none', () => {
  expect(isOutage(Object.assign(new Error('syntax error'), { code: '42601' }))).toBe(false)
  expect(isOutage(new TypeError('undefined is not a function'))).toBe(false)
})
