import type { Tx } from '../../lib/db.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { associationOf } from './association-of.ts'
import { writeMemberships } from './change-memberships.ts'
import { companyEntries } from './rules/membership-entries.ts'
import { notJoinedEntries } from './rules/not-joined.ts'
import { lockContactRow } from './store/contacts.ts'

/** Associates a contact who has got an address elsewhere than in her form with the company of its mail domain. */
export async function associateContact(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, address }: { id: number; address: string },
): Promise<void> {
  await lockContactRow(tx, id)
  const read = readMailAddress(address)
  const memberships = read.ok && (await associationOf(tx, { id, domains: [read.value.domain] }))
  if (!memberships) return
  const facts = { because: 'mail-domain' }
  const wanted = [{ contactId: id, ...memberships }]
  const { changed, undoId } = await writeMemberships(tx, actor, now, { wanted, undoId: null, facts })
  await recordTrail(tx, actor, now, [
    ...companyEntries(changed, { facts, undoId }),
    ...notJoinedEntries(id, memberships.beyondLimit),
  ])
}
