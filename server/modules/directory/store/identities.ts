import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { SocialNetwork } from '../../../lib/pure/social-handles.ts'
import { contactHolds } from './search-text.ts'

type Named = { id: number; name: string }

// The index of fragments finds these, and has narrowed them to a few before the columns are looked at.
const mentions = contactHolds

/** The live contact who was made first of those with a telephone number, in E.164 form. */
export async function firstWithPhone(db: Handle, e164: string): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select contacts.id, contacts.name
    from contacts
    where contacts.life = 'live'
      and ${mentions(e164.replace(/\D/g, ''))}
      and ${e164} in (contacts.work_phone_e164, contacts.mobile_phone_e164)
    order by contacts.id
    limit 1`.execute(db)
  return rows[0]
}

/** The same of those with a handle on a network. */
export async function firstWithHandle(
  db: Handle,
  { network, handle, folded }: { network: SocialNetwork; handle: string; folded: string },
): Promise<Named | undefined> {
  const { rows } = await sql<Named>`
    select contacts.id, contacts.name
    from contacts
    where contacts.life = 'live'
      and ${mentions(folded)}
      and contacts.social_handles ->> ${network}::text = ${handle}
    order by contacts.id
    limit 1`.execute(db)
  return rows[0]
}
