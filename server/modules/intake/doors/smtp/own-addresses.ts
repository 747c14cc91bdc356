import type { Db } from '../../../../lib/db.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { liveDepartments } from '../../store/recipients.ts'

/** Whether mail to an address is taken: `unknown` is a name that nobody has at a domain of ours. */
export async function judgeRecipient(db: Db, typed: string): Promise<'ours' | 'unknown' | 'foreign'> {
  // RFC 5321, 4.5.1: taken everywhere, even without a domain.
  if (/^postmaster$/i.test(typed)) return 'ours'
  const address = normalMailAddress(typed)
  if (!address) return 'foreign'
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const departments = await liveDepartments(db, domain)
  if (departments.length === 0) return 'foreign'
  const local = address.slice(0, at)
  if (local === 'postmaster') return 'ours'
  return departments.some((own) => isUnder(local, own.slice(0, own.lastIndexOf('@')))) ? 'ours' : 'unknown'
}

/** The same name, or followed by + and anything (RFC 5233). */
const isUnder = (local: string, own: string): boolean => local === own || local.startsWith(`${own}+`)
