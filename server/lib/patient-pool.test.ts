import { afterEach, expect, test } from 'vitest'
import { openDatabase } from './db.ts'
import { patientPool } from './patient-pool.ts'

let pool: ReturnType<typeof openDatabase>['pool']
afterEach(() => pool.end())
const poolAt = (url: string) => {
  pool = openDatabase({ url, onError: () => undefined }).pool
  return patientPool(pool)
}

test('what writes down how jobs end is told of an outage in a way after which it tries again', async () => {
  const refused = poolAt('postgresql://nobody@127.0.0.1:1/nothing').connect()
  await expect(refused).rejects.toMatchObject({
    code: 'EHOSTUNREACH',
    cause: { code: 'ECONNREFUSED' },
  })
})

test('whoever asks with a callback is answered as ever', async () => {
  const patient = poolAt('postgresql://nobody@127.0.0.1:1/nothing')
  const error = await new Promise((resolve) => patient.connect((refusal) => resolve(refusal)))
  expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  expect(patient.totalCount).toBe(0)
})
