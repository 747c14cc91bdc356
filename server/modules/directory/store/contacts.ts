import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { inOrderOf } from '../../../lib/pure/in-order-of.ts'
import { customByField, isLeftIn, leaveFormerValues } from '../../fields/index.ts'
import type { Contact, ContactEmail, ContactValues, Origin } from '../types.ts'

type Row = Omit<ContactValues, 'emails' | 'workPhone' | 'mobilePhone'> &
  Pick<
    Contact,
    | 'id'
    | 'version'
    | 'life'
    | 'canonicalId'
    | 'defaultsApplied'
    | 'activationHoldsUntil'
    | 'activatedAt'
    | 'blockedAt'
    | 'createdAt'
    | 'updatedAt'
  > & {
    workPhone: string | null
    workPhoneE164: string | null
    mobilePhone: string | null
    mobilePhoneE164: string | null
    origin: Origin
    state: 'invited' | 'active' | null
    invitedAt: Date | null
    claims: ClaimJson[]
    companies: Contact['companies']
  }
type ClaimJson = Pick<ContactEmail, 'address' | 'normal' | 'isPrimary' | 'suppressedBecause'> & {
  verifiedAt: string | null
  suppressedAt: string | null
}

/** A live contact with her addresses, access and block. */
export async function findContact(db: Handle, id: number): Promise<Contact | undefined> {
  const [found] = await findWhere(db, sql`contacts.id = ${id} and contacts.life = 'live'`)
  return found
}

/** The same, whatever has become of her. */
export async function findContactEver(db: Handle, id: number): Promise<Contact | undefined> {
  const [found] = await findWhere(db, sql`contacts.id = ${id}`)
  return found
}

/** Many of some lives, in the order of the ids. */
export async function findContacts(
  db: Handle,
  ids: readonly number[],
  lives: readonly Contact['life'][] = ['live'],
): Promise<Contact[]> {
  if (ids.length === 0) return []
  const found = await findWhere(
    db,
    sql`contacts.id = any(${ids}::bigint[]) and contacts.life = any(${lives}::text[])`,
  )
  return inOrderOf(ids, found)
}

/** The same, locked until the end of the transaction, so that two changes at once take turns. */
export async function lockContact(tx: Tx, id: number): Promise<Contact | undefined> {
  await lockContactRow(tx, id)
  return findContact(tx, id)
}

/** The live ones among many, locked in one order. */
export async function lockContacts(tx: Tx, ids: readonly number[]): Promise<Contact[]> {
  await lockRows(tx, sql`id = any(${ids}::bigint[])`)
  return findWhere(tx, sql`contacts.id = any(${ids}::bigint[]) and contacts.life = 'live'`)
}

export async function lockContactRow(tx: Tx, id: number): Promise<void> {
  await lockRows(tx, sql`id = ${id}`)
}

/** What is locked to be changed has nothing of a field's former type: the version that forms are held against counts it. */
async function lockRows(tx: Tx, condition: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<{ id: number; isLeft: boolean }>`
    select id, ${isLeftIn('contact')} as "isLeft"
    from contacts
    where ${condition}
    order by id
    for update`.execute(tx)
  await leaveFormerValues(tx, 'contact', rows)
}

async function findWhere(db: Handle, condition: RawBuilder<unknown>): Promise<Contact[]> {
  const { rows } = await sql<Row>`
    select contacts.id,
           contacts.version,
           contacts.life,
           contacts.canonical_id as "canonicalId",
           contacts.name,
           contacts.given_names as "givenNames",
           contacts.family_names as "familyNames",
           contacts.job_title as "jobTitle",
           contacts.work_phone as "workPhone",
           contacts.work_phone_e164 as "workPhoneE164",
           contacts.mobile_phone as "mobilePhone",
           contacts.mobile_phone_e164 as "mobilePhoneE164",
           contacts.language,
           contacts.time_zone as "timeZone",
           contacts.tags,
           contacts.postal_address as "postalAddress",
           contacts.social_handles as "socialHandles",
           contacts.external_id as "externalId",
           contacts.about,
           encode(contacts.avatar_hash, 'hex') as avatar,
           ${customByField('contact', 'contacts.custom')} as custom,
           contacts.defaults_applied as "defaultsApplied",
           contacts.origin,
           contacts.created_at as "createdAt",
           contacts.updated_at as "updatedAt",
           access.state,
           access.invited_at as "invitedAt",
           case
             when access.state = 'invited' then (
               select max(tokens.expires_at)
               from tokens
               where tokens.person_id = contacts.id
                 and tokens.purpose = 'activation'
                 and tokens.used_at is null
                 and tokens.voided_at is null
             )
           end as "activationHoldsUntil",
           access.activated_at as "activatedAt",
           contact_blocks.at as "blockedAt",
           coalesce(held.claims, '[]') as claims,
           coalesce(belongs.companies, '[]') as companies
    from contacts
    left join access on access.person_id = contacts.id
    left join contact_blocks on contact_blocks.contact_id = contacts.id
    left join lateral (
      select json_agg(
               json_build_object(
                 'address', claims.typed,
                 'normal', claims.address,
                 'isPrimary', claims.is_primary,
                 'verifiedAt', claims.verified_at,
                 'suppressedAt', addresses.suppressed_at,
                 'suppressedBecause', addresses.suppressed_because
               )
               order by claims.is_primary desc, claims.position
             ) as claims
      from claims
      join addresses on addresses.address = claims.address
      where claims.person_id = contacts.id
    ) held on true
    left join lateral (
      select json_agg(
               json_build_object(
                 'id', companies.id,
                 'name', companies.name,
                 'isPrimary', memberships.is_primary,
                 'seesCompanyTickets', memberships.sees_company_tickets
               )
               order by memberships.is_primary desc, companies.sort_name, companies.id
             ) as companies
      from memberships
      join companies on companies.id = memberships.company_id
      where memberships.contact_id = contacts.id
        and companies.life = 'live'
        and (memberships.is_primary or (select several_companies from workspace))
    ) belongs on true
    where ${condition}`.execute(db)
  return rows.map(asContact)
}

function asContact(row: Row): Contact {
  const { claims, companies, state, invitedAt, workPhoneE164, mobilePhoneE164, ...own } = row
  const { id, version, life, canonicalId, ...rest } = own
  const {
    defaultsApplied,
    activationHoldsUntil,
    activatedAt,
    blockedAt,
    origin,
    createdAt,
    updatedAt,
    ...values
  } = rest
  return {
    id,
    version,
    life,
    canonicalId,
    values: {
      ...values,
      emails: claims.map(({ address, normal }) => ({
        address,
        normal,
        domain: normal.slice(normal.lastIndexOf('@') + 1),
      })),
      workPhone: asPhone(row.workPhone, workPhoneE164),
      mobilePhone: asPhone(row.mobilePhone, mobilePhoneE164),
    },
    emails: claims.map((claim) => ({
      ...claim,
      verifiedAt: asDate(claim.verifiedAt),
      suppressedAt: asDate(claim.suppressedAt),
    })),
    companies,
    defaultsApplied,
    access: state ?? 'none',
    activationSentAt: invitedAt,
    activationHoldsUntil,
    activatedAt,
    blockedAt,
    origin,
    createdAt,
    updatedAt,
  }
}

const asPhone = (typed: string | null, e164: string | null): ContactValues['workPhone'] =>
  typed === null ? null : { typed, e164 }
const asDate = (text: string | null): Date | null => (text === null ? null : new Date(text))
