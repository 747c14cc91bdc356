import { expect, test } from 'vitest'
import { authorOf, factsOf } from '../../../../../test/harness/mail-facts.ts'
import { standing } from './standing.ts'

const blocked = authorOf({ isOff: true })

test('mail of who is blocked waits, until an agent lets it go', () => {
  expect(standing(factsOf({ author: blocked }))).toMatchObject({ outcome: 'held', reason: 'blocked' })
  expect(standing(factsOf({ author: blocked, given: { by: 'mailbox-round-trip' } }))?.reason).toBe('blocked')
  expect(standing(factsOf({ author: blocked, given: { by: 'agent', agentId: 1 } }))).toBeNull()
})

test('what comes faster than people write waits', () => {
  expect(standing(factsOf({ isFlooding: true }))).toMatchObject({ outcome: 'held', reason: 'too-fast' })
})
