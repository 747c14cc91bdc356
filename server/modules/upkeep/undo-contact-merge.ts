import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { giveAccounts } from '../accounts/index.ts'
import { addressProblems, floorProblems, partContacts, reachOf } from '../directory/index.ts'
import { countRequestsFrom, giveRequests } from '../tickets/index.ts'
import type { Actor, Reversed, UndoImage } from '../trail/index.ts'
import type { ContactMergeImage } from './merge-contacts.ts'

type Merged = Extract<ContactMergeImage, { survivor: false }>
type Survivor = Extract<ContactMergeImage, { survivor: true }>

/**
 * Parts contacts that were made one: each has her accounts and tickets again, as far as they are the survivor's still. What
 * came to her addresses meanwhile stays with the survivor and is told.
 * @throws Refusal conflict 'undo.merged-on', 'undo.contact-gone', or because the survivor's accounts would then reach nobody
 */
export async function undoContactMerge(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, images }: { undoId: number; images: readonly UndoImage[] },
): Promise<Reversed[]> {
  const kept = images.map(({ subject, image }) => ({ id: subject.id, image: image as ContactMergeImage }))
  const survivor = kept.find((each): each is { id: number; image: Survivor } => each.image.survivor)
  const merged = kept.filter((each): each is { id: number; image: Merged } => !each.image.survivor)
  if (!survivor) throw new Refusal('conflict', [{ path: '', code: 'undo.contact-gone' }])
  const reach = await reachOf(tx, { mainUserId: survivor.id })
  const parted = await partContacts(tx, actor, now, { undoId, survivor, merged })
  const reversed: Reversed[] = []
  for (const { id, image } of merged) {
    const problems = [...(parted.leftOut.get(id) ?? [])]
    const isBack = parted.back.includes(id)
    if (isBack)
      problems.push(...(await giveBack(tx, actor, now, { id, image, undoId, survivorId: survivor.id })))
    reversed.push({ subject: { kind: 'contact', id }, problems, isRefused: !isBack })
  }
  await holdReach(tx, { reach, ids: [survivor.id, ...parted.back] })
  const subject = { kind: 'contact', id: survivor.id } as const
  const nobody = parted.back.length === 0
  return [...reversed, { subject, problems: parted.leftOut.get(survivor.id) ?? [], isRefused: nobody }]
}

async function giveBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { id: number; image: Merged; undoId: number; survivorId: number },
): Promise<Problem[]> {
  const { id, image, survivorId } = of
  const move = { fromIds: [survivorId], toId: id }
  const tickets = await giveRequests(tx, actor, now, { ...move, ticketIds: image.ticketIds })
  const accounts = await giveAccounts(tx, actor, now, {
    ...move,
    accountIds: image.accountIds,
    facts: { undoes: of.undoId },
  })
  const since = await countRequestsFrom(tx, {
    contactId: survivorId,
    addresses: image.claims.map(({ address }) => address),
  })
  const counted = (path: string, code: string, count: number): Problem[] =>
    count === 0 ? [] : [{ path, code, params: { count } }]
  return [
    ...counted('accounts', 'undo.accounts-elsewhere', image.accountIds.length - accounts.length),
    ...counted('tickets', 'undo.tickets-elsewhere', image.ticketIds.length - tickets.length),
    ...counted('tickets', 'undo.tickets-since', since),
  ]
}

/** An undo leaves no account without anybody to write to, as no other change does. */
async function holdReach(
  tx: Tx,
  of: { reach: Awaited<ReturnType<typeof reachOf>>; ids: readonly number[] },
): Promise<void> {
  const after: Awaited<ReturnType<typeof reachOf>> = new Map()
  for (const mainUserId of of.ids)
    for (const [id, reach] of await reachOf(tx, { mainUserId })) after.set(id, reach)
  const problems = [...addressProblems('', of.reach, after), ...floorProblems('', of.reach, after)]
  if (problems.length > 0) throw new Refusal('conflict', problems)
}
