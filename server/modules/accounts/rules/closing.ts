import type { Problem } from '../../../lib/errors.ts'

/** What keeps an account open, each kind with how many there are. */
export function closingProblems(live: {
  contacts: number
  domains: number
  services: number
  tickets: number
}): Problem[] {
  const kinds = ['services', 'domains', 'contacts', 'tickets'] as const
  return kinds
    .filter((kind) => live[kind] > 0)
    .map((kind) => ({ path: '', code: `account.has-${kind}`, params: { count: live[kind] } }))
}
