import { domainOf } from '../rules/address-parts.ts'
import type { Envelope } from '../types.ts'
import type { Question } from './check-sender.ts'

const domainsAtMost = 1000
const questionsAtMost = 12

/** What was asked about the last mail of each return path's domain, which will most likely be asked about its next. */
export type UsualQuestions = {
  of(envelope: Envelope): readonly Question[]
  remember(envelope: Envelope, asked: readonly Question[]): void
}

/** Remembers it of the domains that wrote last. */
export function usualQuestions(): UsualQuestions {
  const usual = new Map<string, readonly Question[]>()
  const nameOf = ({ from }: Envelope): string => (from ? domainOf(from).toLowerCase() : '')
  return {
    of: (envelope) => usual.get(nameOf(envelope)) ?? [],
    remember(envelope, asked) {
      const name = nameOf(envelope)
      usual.delete(name)
      if (name === '' || asked.length > questionsAtMost) return
      if (usual.size >= domainsAtMost) usual.delete(usual.keys().next().value ?? '')
      usual.set(name, asked)
    },
  }
}
