import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { type MembershipsImage, writeMemberships } from './change-memberships.ts'
import { mayWriteContacts } from './policy.ts'
import { companyEntries } from './rules/membership-entries.ts'
import { type MembershipChange, undoneMemberships } from './rules/memberships.ts'
import { lockLive } from './store/lives.ts'
import { lockLiveCompanies, membershipsOf } from './store/memberships.ts'
import type { Membership } from './types.ts'

/**
 * Changes the memberships of many contacts back. What was changed again since stays as it is, and a company that is gone
 * gets nobody back; both are named. Gives what was left out, by contact.
 * @throws Refusal forbidden
 */
export async function undoMemberships(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, images }: { undoId: number; images: readonly { id: number; image: MembershipsImage }[] },
): Promise<Map<number, Problem[]>> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const live = (
    await lockLive(
      tx,
      images.map(({ id }) => id),
    )
  ).map(({ id }) => id)
  const had = await membershipsOf(tx, live)
  const leftOut = new Map<number, Problem[]>()
  const wanted = []
  for (const { id, image } of images) {
    const before = had.get(id)
    if (!before) {
      leftOut.set(id, [{ path: '', code: 'undo.contact-gone' }])
      continue
    }
    const back = await membershipsBack(tx, before, image.memberships)
    if (back.leftOut.length > 0) leftOut.set(id, back.leftOut)
    wanted.push({ contactId: id, before, after: back.after })
  }
  const facts = { undoes: undoId }
  const { changed } = await writeMemberships(tx, actor, now, { wanted, undoId: null, facts })
  await recordTrail(tx, actor, now, companyEntries(changed, { facts }))
  return leftOut
}

/** What a locked contact's memberships are when they are changed back, and what stands in the way. */
export async function membershipsBack(
  tx: Tx,
  before: readonly Membership[],
  changes: readonly MembershipChange[],
): Promise<{ after: Membership[]; leftOut: Problem[] }> {
  const names = await lockLiveCompanies(
    tx,
    changes.map(({ companyId }) => companyId),
  )
  const { after, leftOut } = undoneMemberships(before, changes, (id) => names.has(id))
  return {
    after,
    leftOut: leftOut.map(({ isGone }) => ({
      path: 'companies',
      code: isGone ? 'undo.membership-company-gone' : 'undo.memberships-changed-since',
    })),
  }
}
