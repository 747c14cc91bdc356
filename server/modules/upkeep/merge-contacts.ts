import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { giveAccounts } from '../accounts/index.ts'
import {
  addressProblems,
  type Contact,
  type ContactMerge,
  floorProblems,
  joinContacts,
  type MergedImage,
  reachOf,
  type SurvivorImage,
} from '../directory/index.ts'
import { giveRequests } from '../tickets/index.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'

/** What taking a merge back takes, in the module's words: of the one that stayed, and of each that went. */
export type ContactMergeImage =
  | ({ survivor: true } & SurvivorImage)
  | ({ survivor: false; accountIds: number[]; ticketIds: number[] } & MergedImage)

/** So many contacts become one at a time. */
export const mostMerged = 4

/**
 * Makes contacts one (model 9): the survivor keeps her id, and has from now on the addresses, companies, tags, accounts and
 * tickets of those that go, whose ids lead to her. She signs in as she did before; the passwords and sessions of the others
 * open nothing, and their addresses are unverified until she shows that they are hers. One undo parts them for 30 days.
 * @throws Refusal forbidden, missing, stale (with the survivor as she is now), invalid and conflict with every reason
 */
export async function mergeContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  merge: ContactMerge,
): Promise<{ contact: Contact; undoId: number }> {
  const ids = [...new Set(merge.secondaryIds)]
  if (ids.length > mostMerged)
    throw new Refusal('invalid', [
      { path: 'contacts', code: 'contact-merge.too-many', params: { max: mostMerged } },
    ])
  const { primaryId } = merge
  const reach = await reachOfAll(tx, [primaryId, ...ids])
  const { survivor, merged, entries } = await joinContacts(tx, actor, now, merge)
  // Tickets before accounts, as whoever writes into a ticket locks them.
  const tickets = await giveRequests(tx, actor, now, { fromIds: ids, toId: primaryId })
  const accounts = await giveAccounts(tx, actor, now, { fromIds: ids, toId: primaryId })
  const after = await reachOf(tx, { mainUserId: primaryId })
  const unreachable = [...addressProblems('emails', reach, after), ...floorProblems('emails', reach, after)]
  if (unreachable.length > 0) throw new Refusal('invalid', unreachable)
  const ofThese = (rows: readonly { id: number; fromId: number }[], id: number): number[] =>
    rows.filter(({ fromId }) => fromId === id).map((row) => row.id)
  const subject = { kind: 'contact', id: primaryId } as const
  const undoId = await keepUndo(tx, actor, now, {
    command: 'merge-contacts',
    images: [
      { subject, image: { survivor: true, ...survivor.image } satisfies ContactMergeImage },
      ...merged.map(({ id, image }) => ({
        subject: { kind: 'contact' as const, id },
        image: {
          survivor: false,
          accountIds: ofThese(accounts, id),
          ticketIds: ofThese(tickets, id),
          ...image,
        } satisfies ContactMergeImage,
      })),
    ],
  })
  await recordTrail(tx, actor, now, [
    ...merged.map(({ id, name }) => ({
      subject: { kind: 'contact' as const, id },
      type: 'contact.merged' as const,
      facts: { contactId: primaryId },
      values: [{ field: 'name', old: name, new: null }],
      undoId,
    })),
    {
      subject,
      type: 'contact.merged-in',
      facts: { ...who(ids), tickets: tickets.length, accounts: accounts.length },
      values: survivor.changes,
      undoId,
    },
    ...entries(undoId),
  ])
  return { contact: survivor.contact, undoId }
}

/** One by her id, several by how many they are; each of them has an entry of her own. */
const who = (ids: readonly number[]): Record<string, number | undefined> => ({
  count: ids.length,
  ...(ids.length === 1 ? { contactId: ids[0] } : {}),
})

async function reachOfAll(tx: Tx, ids: readonly number[]): Promise<Awaited<ReturnType<typeof reachOf>>> {
  const all: Awaited<ReturnType<typeof reachOf>> = new Map()
  for (const mainUserId of ids)
    for (const [id, reach] of await reachOf(tx, { mainUserId })) all.set(id, reach)
  return all
}
