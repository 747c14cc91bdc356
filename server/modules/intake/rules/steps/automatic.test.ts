import { expect, test } from 'vitest'
import { copyOf, factsOf, silent, unknown } from '../../../../../test/harness/mail-facts.ts'
import type { Automatic } from '../../types.ts'
import { automatic } from './automatic.ts'

const { mail } = factsOf()
const marked = (...automatic: Automatic[]) => ({ ...mail, automatic })

test('an out-of-office answer to a ticket is kept beside it as a note', () => {
  const away = factsOf({ mail: marked('auto-replied', 'out-of-office'), token: copyOf(), right: 'requester' })
  expect(automatic(away)).toMatchObject({
    outcome: 'reply',
    ticketId: 5,
    isNote: true,
    reason: 'automatic-answer',
  })
})

test('one that comes to the return path, and names nothing, is of the ticket whose copy left from there', () => {
  const away = { mail: marked('auto-replied'), isToReturnPath: true, right: 'requester' as const }
  const decided = automatic(factsOf({ ...away, returned: copyOf() }))
  expect(decided).toMatchObject({ ticketId: 5, isNote: true, reason: 'automatic-answer' })
  // It has no return path of its own, which SPF could look at: that it knows ours is what it has.
  const unsigned = automatic(factsOf({ ...away, returned: copyOf(), authentication: silent }))
  expect(unsigned).toMatchObject({ isNote: true, proof: { by: 'token' } })
  const others = copyOf({ address: 'otra@ana.example' })
  expect(automatic(factsOf({ ...away, returned: others, authentication: silent }))?.reason).toBe(
    'automatic-not-proven',
  )
  expect(automatic(factsOf({ ...away, returned: copyOf({ ticketId: null }) }))?.reason).toBe(
    'automatic-no-ticket',
  )
})

test('an answer of a machine that proves nothing, or is about no ticket, changes nothing', () => {
  const unproven = {
    mail: marked('auto-replied'),
    thread: copyOf(),
    right: 'requester' as const,
    authentication: silent,
  }
  expect(automatic(factsOf(unproven))).toMatchObject({ outcome: 'ignored', reason: 'automatic-not-proven' })
  expect(automatic(factsOf({ mail: marked('auto-replied') }))?.reason).toBe('automatic-no-ticket')
  const outsider = factsOf({ mail: marked('auto-replied'), thread: copyOf() })
  expect(automatic(outsider)?.reason).toBe('automatic-no-right')
})

test.each<[Automatic, string | null]>([
  ['list', 'list-mail'],
  ['bulk', 'list-mail'],
  ['auto-generated', 'automatic-mail'],
  ['empty-return-path', 'automatic-mail'],
  ['mailer-daemon', 'automatic-mail'],
  ['suppress', null],
  ['out-of-office', null],
  ['own-mark', null],
])('of somebody whom nobody knows, mail marked %s is let be (%s)', (mark, reason) => {
  expect(automatic(factsOf({ mail: marked(mark), author: unknown }))?.reason ?? null).toBe(reason)
})

test('what complains about no mail of ours is for somebody to read, though machines write it', () => {
  const report = { kind: 'complaint' as const, address: null, about: null, words: 'abuse' }
  const complains = { ...marked('empty-return-path', 'auto-generated'), report }
  expect(automatic(factsOf({ mail: complains, author: unknown }))).toBeNull()
})

test('of a known person any mail but a machine’s answer is a mail', () => {
  for (const mark of ['list', 'bulk', 'auto-generated', 'suppress', 'out-of-office'] as const)
    expect(automatic(factsOf({ mail: marked(mark) }))).toBeNull()
})
