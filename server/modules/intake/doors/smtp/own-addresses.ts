import type { Db } from '../../../../lib/db.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { type DepartmentAddress, departmentsAt } from '../../store/recipients.ts'

/** Whether mail to an address is taken: `unknown` is a name that nobody has at a domain of ours. */
export type Verdict = 'ours' | 'unknown' | 'foreign'

/** Milliseconds for which what was taken is taken unasked. */
const keptFor = 1000
const domainsAtMost = 100

/**
 * Judges recipients as `judgeRecipient` does, by what was known a moment ago: what is taken for a department that was given up
 * since is decided by what is so then. Nobody is refused without asking.
 */
export function openJudge(db: Db): (typed: string) => Promise<Verdict> {
  const kept = new Map<string, { departments: readonly DepartmentAddress[]; until: number }>()
  return async (typed) => {
    const domain = domainOf(typed)
    const known = domain === null ? undefined : kept.get(domain)
    if (known && known.until > performance.now() && verdictOf(typed, known.departments) === 'ours')
      return 'ours'
    const departments = domain === null ? [] : await departmentsAt(db, domain)
    if (domain !== null && departments.length > 0) {
      if (kept.size >= domainsAtMost) kept.clear()
      kept.set(domain, { departments, until: performance.now() + keptFor })
    }
    return verdictOf(typed, departments)
  }
}

/** Whether mail to an address is taken, also with + and anything behind its name (RFC 5233). */
export async function judgeRecipient(db: Db, typed: string): Promise<Verdict> {
  const domain = domainOf(typed)
  return verdictOf(typed, domain === null ? [] : await departmentsAt(db, domain))
}

function domainOf(typed: string): string | null {
  const address = normalMailAddress(typed)
  return address ? address.slice(address.lastIndexOf('@') + 1) : null
}

function verdictOf(typed: string, departments: readonly DepartmentAddress[]): Verdict {
  // RFC 5321, 4.5.1: taken everywhere, even without a domain.
  if (/^postmaster$/i.test(typed)) return 'ours'
  const address = normalMailAddress(typed)
  if (!address || departments.length === 0) return 'foreign'
  const local = address.slice(0, address.lastIndexOf('@'))
  if (local === 'postmaster') return 'ours'
  const isTaken = departments.some(({ address: own, isInUse }) => {
    const name = own.slice(0, own.lastIndexOf('@'))
    return local.startsWith(`${name}+`) || (local === name && isInUse)
  })
  return isTaken ? 'ours' : 'unknown'
}
