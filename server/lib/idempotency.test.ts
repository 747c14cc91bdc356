import { expect, test } from 'vitest'
import type { Tx } from './db.ts'
import { takeKey } from './idempotency.ts'

test('a body too deep to be written out is refused before the database hears of it', async () => {
  // Under a number for a key: V8 writes other objects out without a stack.
  let body: unknown = 1
  for (let level = 0; level < 200_000; level++) body = { 1: body }
  const request = { owner: 'agent:1', key: 'k', method: 'POST', url: '/', body }
  await expect(takeKey(undefined as unknown as Tx, new Date(), request)).rejects.toMatchObject({
    kind: 'invalid',
    problems: [{ path: '', code: 'shape.value' }],
  })
})
