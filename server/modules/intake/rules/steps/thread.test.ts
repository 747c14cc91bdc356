import { expect, test } from 'vitest'
import { copyOf, factsOf } from '../../../../../test/harness/mail-facts.ts'
import { thread } from './thread.ts'

test('the token names the ticket before any Message-ID does', () => {
  const both = factsOf({ token: copyOf({ ticketId: 8 }), thread: copyOf(), right: 'participant' })
  expect(thread(both)).toMatchObject({ outcome: 'reply', ticketId: 8, joins: false })
  expect(thread(factsOf({ thread: copyOf(), right: 'requester' }))).toMatchObject({ ticketId: 5 })
})

test('who has no right to a ticket does not join it, unless an agent lets him in', () => {
  expect(thread(factsOf({ thread: copyOf() }))).toBeNull()
  const letIn = factsOf({ given: { by: 'agent', agentId: 1 }, chosen: { ticketId: 5 } })
  expect(thread(letIn)).toMatchObject({ outcome: 'reply', joins: true, reason: 'released' })
  expect(thread(factsOf({ given: { by: 'agent', agentId: 1 }, thread: copyOf() }))).toBeNull()
})

test('an agent may give it a ticket of its own', () => {
  const own = { given: { by: 'agent' as const, agentId: 1 }, thread: copyOf(), right: 'requester' as const }
  expect(thread(factsOf({ ...own, chosen: { ticketId: null } }))).toBeNull()
})
