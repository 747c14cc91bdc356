import type { Handle } from '../../lib/db.ts'
import { rolesOf } from './present.ts'
import { endingOf } from './rules/ending-of.ts'
import { holderOf } from './rules/holder-of.ts'
import { isSameRegistrant, registrantDataOf } from './rules/registrant-data.ts'
import { findDomain } from './store/domains.ts'
import { allEndings } from './store/endings.ts'
import { holdersOf } from './store/holders.ts'
import type { Domain, DomainRole, Holder } from './types.ts'

export type WhoHolds = {
  domain: Domain
  /** The roles that its ending has, in their order, and who holds each today. */
  roles: { role: DomainRole; holder: Holder }[]
  /** Everybody of its account who can hold one, the main user first. */
  holders: Holder[]
  /** False: the registrant on record is called or reached otherwise than whoever holds the role today. */
  isHolderOnRecord: boolean
}

/** A live domain with all that is known of whoever stands behind it; undefined where there is none. */
export async function whoHolds(db: Handle, id: number): Promise<WhoHolds | undefined> {
  const domain = await findDomain(db, id)
  if (!domain) return undefined
  const ending = endingOf(await allEndings(db), domain.asciiName)
  const holders = (await holdersOf(db, [domain.accountId])).get(domain.accountId) ?? []
  const registrant = registrantDataOf(holderOf(domain, 'registrant', holders))
  return {
    domain,
    roles: rolesOf(ending).map((role) => ({ role, holder: holderOf(domain, role, holders) })),
    holders,
    isHolderOnRecord:
      domain.record === null || (registrant !== null && isSameRegistrant(domain.record, registrant)),
  }
}
