import type { HeldMail } from '../queries.ts'

type Authentication = NonNullable<HeldMail['authentication']>

/** As the server judges (`intake/rules/proof.ts`): DMARC, or aligned SPF or DKIM where the domain publishes none. */
export function isProven({ dmarc, spf, dkim }: Authentication): boolean {
  if (dmarc.result === 'pass') return true
  if (dmarc.result !== 'none') return false
  return [spf, ...dkim].some(({ result, isAligned }) => result === 'pass' && isAligned)
}
