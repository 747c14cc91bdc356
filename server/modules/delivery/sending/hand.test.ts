import { expect, test } from 'vitest'
import type { LeasedDelivery } from '../store/queue.ts'
import { newHand } from './hand.ts'

const delivery = (laneRank: number, destination: string) => ({ laneRank, destination }) as LeasedDelivery

test('lanes leave in order, whatever came first', () => {
  const hand = newHand(4)
  hand.add([delivery(4, 'a.example'), delivery(3, 'b.example')])
  hand.add([delivery(1, 'c.example'), delivery(2, 'd.example')])
  expect(
    [hand.take(), hand.take(), hand.take(), hand.take(), hand.take()].map((each) => each?.laneRank),
  ).toEqual([1, 2, 3, 4, undefined])
})

test('one destination never takes every connection, and a credential waits for none', () => {
  const hand = newHand(2)
  hand.add([...Array(4)].map(() => delivery(4, 'slow.example')))
  hand.add([delivery(4, 'other.example')])
  expect([hand.take(), hand.take(), hand.take()].map((each) => each?.destination)).toEqual([
    'slow.example',
    'slow.example',
    'other.example',
  ])
  expect(hand.take()).toBeUndefined()
  hand.add([delivery(1, 'slow.example')])
  const credential = hand.take()
  expect(credential?.laneRank).toBe(1)
  hand.landed(delivery(4, 'slow.example'))
  expect(hand.take()).toBeUndefined()
  hand.landed(credential as LeasedDelivery)
  expect(hand.take()?.destination).toBe('slow.example')
})

test('more is leased although a slow destination has filled the hand', () => {
  const hand = newHand(1)
  hand.add([...Array(60)].map(() => delivery(4, 'slow.example')))
  expect(hand.room()).toBe(0)
  hand.take()
  expect(hand.busy()).toEqual(['slow.example'])
  expect(hand.room()).toBeGreaterThan(0)
})
