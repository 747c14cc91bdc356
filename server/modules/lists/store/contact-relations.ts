import { sql } from 'kysely'
import { both, type Related, type Sql } from './tests.ts'

const id = sql`contacts.id`
export const claims: Related = { from: sql`claims`, key: sql`claims.person_id`, id }
export const formerAddresses: Related = { from: sql`addresses`, key: sql`addresses.let_go_by`, id }
export const memberships: Related = { from: sql`memberships`, key: sql`memberships.contact_id`, id }
export const access: Related = { from: sql`access`, key: sql`access.person_id`, id }
export const blocks: Related = { from: sql`contact_blocks`, key: sql`contact_blocks.contact_id`, id }

// Kept beside the claim from what is known of its address.
export const isBouncing = sql`claims.is_primary and claims.is_suppressed`

// Backwards, as the index of mail domains has them.
export const atDomains = (domains: readonly string[]): Sql =>
  sql`(reverse(split_part(claims.address, '@', 2)) collate "C") = any(${domains.map(backwards)}::text[])`
const backwards = (text: string): string => [...text].reverse().join('')

export const ofCompanies = (ids: readonly unknown[]): Sql =>
  both(sql`memberships.company_id = any(${ids}::bigint[])`, isShown)

// Where the plan has one company a contact, the others are kept and nowhere seen.
const isShown = sql`(memberships.is_primary or (select several_companies from workspace))`
