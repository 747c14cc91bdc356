import type { Department } from '../departments/index.ts'
import { domainOf, withoutDetail } from './rules/address-parts.ts'
import type { Facts } from './rules/steps/facts.ts'
import type { ParsedMail } from './types.ts'

/** What an author writes who writes to us: also where a department was before or is no more, and as servers are written to. */
export function addressesOfOurs(
  departments: readonly Department[],
  mailAddress: string,
): ReadonlySet<string> {
  const own = departments.flatMap((each) => [
    ...[each.address, ...each.formerAddresses, ...each.furtherAddresses],
    `postmaster@${domainOf(each.address)}`,
  ])
  return new Set([mailAddress, ...own])
}

/** Headers that another reader, who checks signatures over them, may see otherwise. */
const torn = [
  'header-line-broken',
  'header-control-character',
  'headers-too-long',
  'headers-too-many',
  'header-too-long',
]

/** In which headers an author names us, by addresses without what stands behind a plus; in torn ones nobody can say. */
export function namingUs(parsed: ParsedMail, isOurs: (address: string) => boolean): Facts['namesUs'] {
  if (parsed.faults.some((fault) => torn.includes(fault))) return []
  const fields = (['to', 'cc'] as const).filter((field) =>
    parsed[field].some(({ address }) => isOurs(address) || isOurs(withoutDetail(address))),
  )
  return fields.map((field) => ({
    field,
    headers: parsed.headers.filter(({ name }) => name.toLowerCase() === field).length,
  }))
}
