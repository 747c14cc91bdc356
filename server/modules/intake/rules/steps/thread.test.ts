import { expect, test } from 'vitest'
import { authorOf, copyOf, factsOf } from '../../../../../test/harness/mail-facts.ts'
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

test('an agent’s answer to who gave him the ticket is for agents alone', () => {
  const noelia = authorOf({ person: { kind: 'agent', id: 1, name: 'Noelia' } })
  const answer = (changes: Parameters<typeof factsOf>[0]) =>
    thread(factsOf({ author: noelia, right: 'agent', ...changes }))
  const given = copyOf({ event: 'agent-ticket-assigned' })
  expect(answer({ thread: given })).toMatchObject({ isNote: true, reason: 'joins-as-note' })
  // What customers wrote he answers to them, as he answers their copies.
  for (const event of ['agent-ticket-replied', 'ticket-message'] as const)
    expect(answer({ thread: copyOf({ event }) })).toMatchObject({ isNote: false, reason: 'joins' })
})
