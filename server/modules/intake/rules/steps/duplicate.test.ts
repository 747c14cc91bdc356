import { expect, test } from 'vitest'
import { factsOf } from '../../../../../test/harness/mail-facts.ts'
import { duplicate } from './duplicate.ts'

test('the same message twice is one', () => {
  expect(duplicate(factsOf({ firstId: 4 }))).toMatchObject({ outcome: 'duplicate', of: 4 })
  expect(duplicate(factsOf())).toBeNull()
  expect(duplicate(factsOf({ firstId: 4, given: { by: 'agent', agentId: 1 } }))).toBeNull()
})
