import type { Domain, DomainRole, Holder } from '../types.ts'

/** Who holds a role of a domain: the main user where nobody else does. */
export function holderOf(domain: Pick<Domain, 'held'>, role: DomainRole, holders: readonly Holder[]): Holder {
  const held = domain.held[role] ?? 'main-user'
  const holder = holders.find((each) => each.holder === held) ?? holders[0]
  if (!holder) throw new Error('an account without a main user')
  return holder
}
