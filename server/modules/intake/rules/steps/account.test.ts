import { expect, test } from 'vitest'
import { authorOf, copyOf, department, factsOf, unknown } from '../../../../../test/harness/mail-facts.ts'
import { account } from './account.ts'

const notice = copyOf({
  ticketId: null,
  category: 'domains',
  accountId: 4,
  subject: { kind: 'notice', id: 12 },
})

test('the only account there is is it, and of several none is guessed', () => {
  const of = (...accounts: number[]) => account(factsOf({ author: authorOf({ accounts }) }))
  expect(of(3)).toMatchObject({ outcome: 'ticket', accountId: 3, reason: 'opens' })
  expect(of()).toMatchObject({ outcome: 'ticket', accountId: null, reason: 'opens' })
  expect(of(3, 4)).toMatchObject({ outcome: 'ticket', accountId: null, reason: 'opens-account-open' })
})

test('of several accounts the address it was written to decides, for whom it is one of his; what it answers comes first', () => {
  const author = authorOf({ accounts: [3, 4] })
  const to = (addressedAccountId: number) => account(factsOf({ author, addressedAccountId }))
  expect(to(4)).toMatchObject({ accountId: 4, reason: 'opens', about: null })
  expect(to(5)).toMatchObject({ accountId: null, reason: 'opens-account-open' })
  expect(account(factsOf({ author, addressedAccountId: 3, thread: notice }))).toMatchObject({ accountId: 4 })
  const stranger = authorOf({ accounts: [6] })
  expect(account(factsOf({ author: stranger, addressedAccountId: 4 }))).toMatchObject({ accountId: 6 })
})

test('an answer to a notice is about its account, category and matter', () => {
  const author = authorOf({ accounts: [3, 4] })
  const answered = account(factsOf({ author, thread: notice }))
  expect(answered).toMatchObject({ accountId: 4, about: { category: 'domains', noticeId: 12 } })
  const stranger = account(factsOf({ author: authorOf({ accounts: [3] }), thread: notice }))
  expect(stranger).toMatchObject({ accountId: 3, about: null })
})

test.each([
  ['accept', 'ticket', 'opens-unknown'],
  ['hold', 'held', 'unknown-sender'],
  ['refuse', 'refused', 'refused-unknown'],
] as const)('a department that says %s: %s', (unknownSenders, outcome, reason) => {
  const facts = factsOf({ author: unknown, department: { ...department, unknownSenders } })
  expect(account(facts)).toMatchObject({ outcome, reason })
  const onCard = factsOf({ ...facts, author: { ...unknown, hasCard: true } })
  expect(account(onCard)).toMatchObject({ outcome: 'ticket' })
})

test('a machine is not told that it is refused, and an agent opens no ticket by mail', () => {
  const { mail } = factsOf()
  const machine = { author: unknown, mail: { ...mail, automatic: ['suppress' as const] } }
  const refusing = { ...department, unknownSenders: 'refuse' as const }
  expect(account(factsOf({ ...machine, department: refusing }))).toMatchObject({
    outcome: 'refused',
    tells: false,
  })
  const agent = authorOf({ person: { kind: 'agent', id: 2, name: 'Noelia' } })
  expect(account(factsOf({ author: agent }))).toMatchObject({ outcome: 'held', reason: 'agent-opens' })
})
