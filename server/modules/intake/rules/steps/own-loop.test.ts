import { expect, test } from 'vitest'
import { factsOf } from '../../../../../test/harness/mail-facts.ts'
import { ownLoop } from './own-loop.ts'

test('what this system sent and gets back changes nothing', () => {
  expect(ownLoop(factsOf({ isOwnMail: true }))).toMatchObject({ outcome: 'ignored', reason: 'own-mark' })
})

test('what says it is from a support address waits for an agent', () => {
  expect(ownLoop(factsOf({ isOwnAddress: true }))).toMatchObject({ outcome: 'held', reason: 'own-address' })
})

test('the mark of another installation stops nobody’s mail', () => {
  const { mail } = factsOf()
  expect(ownLoop(factsOf({ mail: { ...mail, automatic: ['own-mark'] } }))).toBeNull()
})
