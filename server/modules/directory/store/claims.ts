import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { MailAddress } from '../../../lib/pure/mail-address.ts'

type OfContact = { id: number; emails: readonly MailAddress[] }

/** Lets go of the addresses that a contact is to have no longer, and of a primary one that is to be primary no longer. */
export async function dropClaims(tx: Tx, contact: OfContact): Promise<void> {
  const kept = contact.emails.map((email) => email.normal)
  await sql`
    with dropped as (
      delete from claims
      where person_id = ${contact.id}
        and address <> all(${kept}::text[])
      returning address, person_id
    )
    update addresses
    set let_go_by = dropped.person_id
    from dropped
    where addresses.address = dropped.address`.execute(tx)
  await sql`
    update claims
    set is_primary = false
    where person_id = ${contact.id}
      and is_primary
      and address <> ${kept[0] ?? ''}`.execute(tx)
}

/** Puts a contact's addresses in the order given, the first as the primary one, each as typed now. */
export async function orderClaims(tx: Tx, contact: OfContact): Promise<void> {
  await sql`
    update claims
    set typed = wanted.typed,
        is_primary = wanted.place = 1,
        position = wanted.place - 1
    from unnest(
      ${contact.emails.map((email) => email.normal)}::text[],
      ${contact.emails.map((email) => email.address)}::text[]
    ) with ordinality as wanted (address, typed, place)
    where claims.person_id = ${contact.id}
      and claims.address = wanted.address`.execute(tx)
}

/** What a claim was, so that an undo can give it back whole. */
export type KeptClaim = {
  address: string
  typed: string
  isPrimary: boolean
  position: number
  verifiedAt: Date | string | null
}

/** Says again when addresses given back had been verified; not of one that another had since, whose mail box it may be now. */
export async function reverify(
  tx: Tx,
  contactId: number,
  claims: readonly Pick<KeptClaim, 'address' | 'verifiedAt'>[],
): Promise<void> {
  await sql`
    update claims
    set verified_at = kept.verified_at
    from unnest(
      ${claims.map((claim) => claim.address)}::text[],
      ${claims.map((claim) => claim.verifiedAt)}::timestamptz[]
    ) as kept (address, verified_at)
    join addresses on addresses.address = kept.address
    where claims.person_id = ${contactId}
      and claims.address = kept.address
      and addresses.let_go_by = ${contactId}`.execute(tx)
}
