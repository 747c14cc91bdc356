import { describe, expect, test } from 'vitest'
import { countGuess, guessLimits, networkOf } from './guesses.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const kept = (failures: number) => ({ failures, lastFailureAt: now, waitUntil: now })

describe('after so many tries of a person, the next has to wait', () => {
  test.each([
    [1, 0],
    [4, 0],
    [5, 1],
    [6, 2],
    [7, 4],
    [13, 256],
    [14, 300],
    [2000, 300],
  ])('%i tries: %i seconds', (tries, seconds) => {
    expect(countGuess(kept(tries - 1), now, guessLimits.person)).toEqual({
      failures: tries,
      lastFailureAt: now,
      waitUntil: later(seconds),
    })
  })
})

test('a try during the wait is not counted and learns how long', () => {
  const waiting = { failures: 9, lastFailureAt: now, waitUntil: later(16) }
  expect(countGuess(waiting, later(3.5), guessLimits.person)).toEqual({ waitSeconds: 13 })
})

test('tries are forgotten after a day without one', () => {
  expect(countGuess(kept(9), later(86_401), guessLimits.person)).toMatchObject({ failures: 1 })
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:DB8:0001:2::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  [null, ''],
])('the network of %s is %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network)
})
