import { expect, test } from 'vitest'
import { copyOf, factsOf } from '../../../../../test/harness/mail-facts.ts'
import { complaint } from './complaint.ts'

const { mail } = factsOf()
const complains = {
  ...mail,
  report: { kind: 'complaint' as const, address: null, about: null, words: 'abuse' },
}

test('a complaint is about the copy that it names, and about nothing where it names none', () => {
  const of = (facts: Parameters<typeof factsOf>[0]) => complaint(factsOf({ mail: complains, ...facts }))
  expect(of({ returned: copyOf() })).toMatchObject({
    reason: 'complaint',
    copy: { messageId: 50 },
    isProven: true,
  })
  expect(of({ reported: copyOf() })).toMatchObject({ reason: 'complaint-elsewhere', isProven: false })
  const ofOurs = { ...complains, report: { ...complains.report, isOfOurs: true as const } }
  for (const unknown of [{ mail: ofOurs }, { isToReturnPath: true }])
    expect(of(unknown)).toMatchObject({ outcome: 'complaint', copy: null, reason: 'complaint-unknown' })
  // What a customer's server sent is complained about to his provider.
  expect(of({})).toBeNull()
  expect(complaint(factsOf())).toBeNull()
})
