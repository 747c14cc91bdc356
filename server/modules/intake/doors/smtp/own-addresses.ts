import type { Db } from '../../../../lib/db.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { departmentsAt } from '../../store/recipients.ts'

/**
 * Whether mail to an address is taken, also with + and anything behind its name (RFC 5233): `unknown` is a name that nobody has
 * at a domain of ours.
 */
export async function judgeRecipient(db: Db, typed: string): Promise<'ours' | 'unknown' | 'foreign'> {
  // RFC 5321, 4.5.1: taken everywhere, even without a domain.
  if (/^postmaster$/i.test(typed)) return 'ours'
  const address = normalMailAddress(typed)
  if (!address) return 'foreign'
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  const departments = await departmentsAt(db, domain)
  if (departments.length === 0) return 'foreign'
  const local = address.slice(0, at)
  if (local === 'postmaster') return 'ours'
  const isTaken = departments.some(({ address: own, isInUse }) => {
    const name = own.slice(0, own.lastIndexOf('@'))
    return local.startsWith(`${name}+`) || (local === name && isInUse)
  })
  return isTaken ? 'ours' : 'unknown'
}
