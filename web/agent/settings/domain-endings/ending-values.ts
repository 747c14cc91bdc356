import type { DomainEndingAnswer, DomainEndingBody } from '../../../../server/modules/domains/wire.ts'
import { type FactName, roleNames } from './fact-words.ts'

type RoleName = (typeof roleNames)[number]

/** An ending as its form has it: days as written, facts by role. */
export type EndingValues = {
  ending: string
  roles: RoleName[]
  needs: Record<RoleName, FactName[]>
  confirmations: 'none' | 'both'
  answerDays: string
  lockDays: string
  verificationDays: string
  reminderDays: string
  source: string
  sourceDate: string
}

export function valuesOf(answer: DomainEndingAnswer): EndingValues {
  const { ending, roles, needs, confirmations, source, sourceDate } = answer
  const { answerDays, lockDays, verificationDays, reminderDays } = answer
  return {
    ...{ ending, roles, confirmations, source, sourceDate },
    needs: Object.fromEntries(roleNames.map((role) => [role, needs[role] ?? []])) as EndingValues['needs'],
    answerDays: String(answerDays),
    lockDays: String(lockDays),
    verificationDays: verificationDays === null ? '' : String(verificationDays),
    reminderDays: reminderDays.join(', '),
  }
}

/** What the server is sent; what is no number stays out of its range, so that the server says so. */
export function bodyOf(values: EndingValues): Required<DomainEndingBody> {
  const { roles, needs, confirmations, source, sourceDate } = values
  return {
    ...{ roles, confirmations, source, sourceDate },
    needs: Object.fromEntries(roles.map((role) => [role, needs[role]])),
    answerDays: numberOf(values.answerDays),
    lockDays: numberOf(values.lockDays),
    verificationDays: values.verificationDays.trim() === '' ? null : numberOf(values.verificationDays),
    reminderDays: values.reminderDays
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map(numberOf),
  }
}

const outOfRange = -1
const numberOf = (text: string): number => (/^\s*\d{1,6}\s*$/.test(text) ? Number(text) : outOfRange)
