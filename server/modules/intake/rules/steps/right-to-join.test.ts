import { expect, test } from 'vitest'
import { copyOf, factsOf } from '../../../../../test/harness/mail-facts.ts'
import { rightToJoin } from './right-to-join.ts'

test('whoever names a ticket in which he may not write is held', () => {
  expect(rightToJoin(factsOf({ thread: copyOf() }))).toMatchObject({ outcome: 'held', reason: 'no-right' })
  expect(rightToJoin(factsOf({ token: copyOf({ address: 'eva@ana.example' }) }))?.reason).toBe('no-right')
})

test('an answer to what is no ticket needs no right', () => {
  expect(rightToJoin(factsOf({ token: copyOf({ ticketId: null }) }))).toBeNull()
})
