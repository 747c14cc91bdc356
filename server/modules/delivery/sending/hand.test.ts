import { expect, test } from 'vitest'
import type { LeasedDelivery } from '../store/queue.ts'
import { newHand } from './hand.ts'
import { paceOfDestinations } from './pace.ts'

const delivery = (laneRank: number, destination: string) => ({ laneRank, destination }) as LeasedDelivery
const many = (count: number, destination: string) => [...Array(count)].map(() => delivery(4, destination))

/** A hand for which these destinations are quick; the others are not known yet. */
function handFor(quick: string[], { limit = 4 } = {}) {
  const pace = paceOfDestinations({ quick: limit, unknown: 1 })
  for (const destination of quick) pace.answered(destination, 10)
  return { pace, hand: newHand(pace, { quick: 5, slow: 2 }) }
}
const takeAll = (hand: ReturnType<typeof newHand>): LeasedDelivery[] => {
  const delivery = hand.take()
  return delivery ? [delivery, ...takeAll(hand)] : []
}

test('lanes leave in order, whatever came first', () => {
  const { hand } = handFor([])
  hand.add([delivery(4, 'a.example'), delivery(3, 'b.example')])
  hand.add([delivery(1, 'c.example'), delivery(2, 'd.example')])
  expect(takeAll(hand).map((each) => each.laneRank)).toEqual([1, 2, 3, 4])
})

test('one destination never takes every connection, and a credential waits for none', () => {
  const { hand } = handFor(['big.example'], { limit: 2 })
  hand.add([...many(4, 'big.example'), delivery(4, 'other.example')])
  expect(takeAll(hand).map((each) => each.destination)).toEqual([
    'big.example',
    'big.example',
    'other.example',
  ])
  hand.add([delivery(1, 'big.example')])
  const [credential, another] = takeAll(hand)
  expect([credential?.laneRank, another]).toEqual([1, undefined])
})

test('a destination that is not known yet is tried by one mail', () => {
  const { hand, pace } = handFor([])
  hand.add(many(10, 'new.example'))
  const [first, second] = takeAll(hand)
  expect(second).toBeUndefined()
  hand.landed(first as LeasedDelivery)
  pace.answered('new.example', 20)
  expect(takeAll(hand)).toHaveLength(4)
})

test('what is slow is not counted among the connections of the others, and takes few of its own', () => {
  const { hand, pace } = handFor(['a.example', 'b.example'])
  hand.add([...['s', 't', 'u'].flatMap((name) => many(5, `${name}.example`))])
  expect(takeAll(hand)).toHaveLength(3)
  for (const name of ['s', 't', 'u']) pace.overdue(`${name}.example`)
  hand.add([...many(9, 'a.example'), ...many(9, 'b.example')])
  expect(
    takeAll(hand)
      .map((each) => each.destination)
      .sort()
      .join(' '),
  ).toMatch(/^(a\.example ){4}b\.example$/)
})

test('where everything is slow, nothing is held back', () => {
  const { pace } = handFor([])
  for (let mail = 0; mail < 100; mail += 1) pace.answered('any.example', 3000)
  expect(pace.isSlow('any.example')).toBe(false)
})

test('more is leased although a slow destination has filled the hand', () => {
  const { hand, pace } = handFor([])
  pace.overdue('slow.example')
  hand.add(many(60, 'slow.example'))
  hand.take()
  expect(hand.busy()).toEqual(['slow.example'])
  expect(hand.room()).toBeGreaterThan(0)
})
