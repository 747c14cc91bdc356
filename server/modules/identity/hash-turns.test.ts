import { expect, test } from 'vitest'
import { hashTurns } from './hash-turns.ts'

test('so many run at once, so many wait, and whoever comes then is told to come again', async () => {
  const inTurn = hashTurns({ atOnce: 2, waiting: 3 })
  const ends: (() => void)[] = []
  let running = 0
  let mostAtOnce = 0
  const work = async () => {
    running += 1
    mostAtOnce = Math.max(mostAtOnce, running)
    await new Promise<void>((end) => ends.push(end))
    running -= 1
  }
  const five = Array.from({ length: 5 }, () => inTurn(work))
  await expect(inTurn(work)).rejects.toMatchObject({ kind: 'busy', extra: { retryAfter: 5 } })
  for (let done = 0; done < 5; done++) {
    ends.shift()?.()
    await new Promise(setImmediate)
  }
  await Promise.all(five)
  expect(mostAtOnce).toBe(2)
  const afterwards = inTurn(work)
  ends.shift()?.()
  await afterwards
})

test('work that fails gives its turn on', async () => {
  const inTurn = hashTurns({ atOnce: 1, waiting: 1 })
  const fails = inTurn(async () => Promise.reject(new Error('no')))
  const follows = inTurn(async () => 'done')
  await expect(fails).rejects.toThrow('no')
  expect(await follows).toBe('done')
})
