import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import type { HeaderAddress } from '../types.ts'

/**
 * Whether another reader of the From header, whose results are about to prove its author, has seen the very same and only
 * one. What two readers read differently was written to be read differently.
 */
export function isSameAuthor(
  author: HeaderAddress,
  seen: { headerFrom?: string | readonly string[]; fromFields?: number },
): boolean {
  const addresses = [seen.headerFrom ?? []].flat()
  if (author.address === '' || addresses.length !== 1 || (seen.fromFields ?? 1) !== 1) return false
  const other = addresses[0] ?? ''
  return normalMailAddress(other) === author.address || other.toLowerCase() === author.written.toLowerCase()
}
