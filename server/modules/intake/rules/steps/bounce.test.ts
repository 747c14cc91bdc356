import { expect, test } from 'vitest'
import { authorOf, copyOf, factsOf, proven, silent, unknown } from '../../../../../test/harness/mail-facts.ts'
import type { Automatic, Report } from '../../types.ts'
import { bounce } from './bounce.ts'

const { mail } = factsOf()
const reporting = (
  ...recipients: Partial<Extract<Report, { kind: 'delivery' }>['recipients'][number]>[]
) => ({
  ...mail,
  report: {
    kind: 'delivery' as const,
    about: null,
    recipients: recipients.map((each) => ({
      address: 'ana@ana.example',
      action: 'failed' as const,
      status: null,
      words: 'no',
      ...each,
    })),
  },
})

test.each([
  ['5.1.1', 'hard'],
  ['5.1.10', 'hard'],
  ['5.2.1', 'hard'],
  ['5.2.2', 'soft'],
  ['5.7.1', 'soft'],
  ['4.4.1', 'soft'],
  [null, 'soft'],
])('status %s is %s', (status, kind) => {
  const decided = bounce(factsOf({ mail: reporting({ status }), returned: copyOf(), isToReturnPath: true }))
  expect(decided).toMatchObject({ outcome: 'bounce', reason: `bounce-${kind}`, bounces: [{ kind, status }] })
})

test('the address that it came to says which copy it is about, before what it contains', () => {
  const decided = bounce(
    factsOf({
      mail: reporting({ status: '5.1.1' }),
      isToReturnPath: true,
      returned: copyOf({ messageId: 1 }),
      reported: copyOf({ messageId: 2 }),
    }),
  )
  expect(decided).toMatchObject({ bounces: [{ copy: { messageId: 1 } }] })
})

test('a report that names no copy of ours makes no address dead', () => {
  expect(bounce(factsOf({ mail: reporting({ status: '5.1.1' }), author: null }))).toMatchObject({
    outcome: 'ignored',
    reason: 'bounce-unknown',
  })
})

test('what a person sends on of a report is mail, whoever he is and whatever he proves, unless a machine did', () => {
  const sentOn = reporting({ status: '5.1.1' })
  const marked = (...automatic: Automatic[]) => ({ ...sentOn, automatic })
  const decided = (changes: Parameters<typeof factsOf>[0]) => bounce(factsOf({ mail: sentOn, ...changes }))
  for (const author of [authorOf(), { ...unknown, hasCard: true }, unknown])
    for (const authentication of [proven, silent]) expect(decided({ author, authentication })).toBeNull()
  for (const mark of ['empty-return-path', 'auto-generated', 'auto-replied'] as const)
    expect(decided({ mail: marked(mark) })).toMatchObject({ outcome: 'ignored' })
  expect(decided({ mail: marked('mailer-daemon') })).toBeNull()
  expect(decided({ mail: marked('mailer-daemon'), author: unknown })).toMatchObject({ outcome: 'ignored' })
  const postmaster = { ...unknown, address: 'postmaster@ana.example' }
  expect(decided({ mail: marked('mailer-daemon'), author: postmaster })).toBeNull()
  expect(decided({ isToReturnPath: true })).toMatchObject({ outcome: 'ignored' })
})

test('a report that merely names a copy is told, and proves nothing', () => {
  const decided = bounce(factsOf({ mail: reporting({ status: '5.1.1' }), reported: copyOf() }))
  expect(decided).toMatchObject({ reason: 'bounce-elsewhere', bounces: [{ kind: 'hard', isProven: false }] })
})

test('that somebody to whom she forwards is gone says nothing of herself', () => {
  const forwarded = reporting({ status: '5.1.1', address: 'otra@lejos.example' })
  expect(bounce(factsOf({ mail: forwarded, returned: copyOf() }))).toMatchObject({
    bounces: [{ kind: 'soft' }],
  })
})

test('a warning of delay fails nothing, and a person’s mail is no bounce', () => {
  const late = reporting({ action: 'delayed', status: '4.4.7' })
  expect(bounce(factsOf({ mail: late, returned: copyOf() }))).toMatchObject({ reason: 'bounce-delayed' })
  expect(bounce(factsOf())).toBeNull()
})

test('a machine’s answer to the return path is no bounce', () => {
  const away = { ...mail, automatic: ['out-of-office' as const] }
  expect(bounce(factsOf({ mail: away, isToReturnPath: true, returned: copyOf() }))).toBeNull()
})
