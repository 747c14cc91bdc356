import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, type AgentActor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { readCannedReply } from './rules/read-canned-reply.ts'
import {
  archiveCannedReply,
  countCannedReplies,
  findCannedReply,
  insertCannedReply,
  lockCannedReply,
  updateCannedReply,
} from './store/canned-replies.ts'
import type { CannedReply, CannedReplyValues } from './types.ts'
import type { CannedReplyBody } from './wire/canned-replies.ts'

/** What an undo keeps of a canned reply: as it was before it was changed, or that it was there. */
export type CannedReplyImage =
  | { before: CannedReplyValues & { ownerId: number | null }; version: number }
  | { deleted: true }

const mostOfOne = 500

/**
 * Keeps a text for answers, of one's own or for everybody.
 * @throws Refusal forbidden, invalid with every problem
 */
export async function createCannedReply(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  given: CannedReplyValues & { isShared: boolean },
): Promise<CannedReply> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const ownerId = given.isShared ? null : actor.id
  const { values, problems } = readCannedReply(given)
  if ((await countCannedReplies(tx, ownerId)) >= mostOfOne)
    problems.push({ path: '', code: 'canned-reply.too-many', params: { max: mostOfOne } })
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const id = await insertCannedReply(tx, now, { ...values, ownerId })
  await tell(tx, actor, now, { id, ownerId, type: 'canned-reply.created', values: [nameOf('', values.name)] })
  return known(await findCannedReply(tx, { agentId: actor.id, id }))
}

/**
 * Changes what is named of a canned reply; it can be undone.
 * @throws Refusal forbidden, missing, stale, invalid with every problem
 */
export async function changeCannedReply(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  change: { id: number; version: number; given: CannedReplyBody },
): Promise<CannedReply & { undoId: number | null }> {
  const before = await changeable(tx, actor, change.id)
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const { name = before.name, language = before.language, body = before.body, isShared } = change.given
  const { values, problems } = readCannedReply({ name, language, body })
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const ownerId = isShared === undefined ? before.ownerId : isShared ? null : actor.id
  const changes = changesBetween(before, { ...values, ownerId })
  if (changes.length === 0) return { ...before, undoId: null }
  await updateCannedReply(tx, now, { ...values, id: before.id, ownerId })
  const image: CannedReplyImage = { before: asKept(before), version: before.version + 1 }
  const undoId = await keep(tx, actor, now, { id: before.id, command: 'change-canned-reply', image })
  const isShown = before.ownerId === null || ownerId === null
  if (isShown)
    await tell(tx, actor, now, {
      id: before.id,
      ownerId: null,
      type: 'canned-reply.changed',
      values: changes,
      undoId,
    })
  return { ...known(await findCannedReply(tx, { agentId: actor.id, id: before.id })), undoId }
}

/** Deletes a canned reply; it can be undone. @throws Refusal forbidden, missing */
export async function deleteCannedReply(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  id: number,
): Promise<{ undoId: number }> {
  const before = await changeable(tx, actor, id)
  await archiveCannedReply(tx, id, now)
  const image: CannedReplyImage = { deleted: true }
  const undoId = await keep(tx, actor, now, { id, command: 'delete-canned-replies', image })
  const { ownerId } = before
  const values = [nameOf(before.name, null)]
  await tell(tx, actor, now, { id, ownerId, type: 'canned-reply.deleted', values, undoId })
  return { undoId }
}

/**
 * Puts a canned reply back as it was. What was changed again meanwhile is left as it is, and told.
 * @throws Refusal missing: it is another agent's own
 */
export async function undoCannedReply(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: CannedReplyImage },
): Promise<readonly Problem[]> {
  const { id, undoId, image } = undone
  const reply = await lockCannedReply(tx, { agentId: actor.kind === 'agent' ? actor.id : null, id })
  if (!reply) throw new Refusal('missing')
  if ('deleted' in image) {
    await archiveCannedReply(tx, id, null)
    const values = [nameOf(null, reply.name)]
    await tell(tx, actor, now, { id, ownerId: reply.ownerId, type: 'canned-reply.restored', values, undoId })
    return []
  }
  if (reply.isArchived || reply.version !== image.version)
    return [{ path: '', code: 'undo.canned-reply-changed' }]
  await updateCannedReply(tx, now, { ...image.before, id })
  if (reply.ownerId === null || image.before.ownerId === null)
    await tell(tx, actor, now, {
      id,
      ownerId: null,
      type: 'canned-reply.changed',
      values: changesBetween(reply, image.before),
      undoId,
    })
  return []
}

async function changeable(tx: Tx, actor: AgentActor, id: number): Promise<CannedReply> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const reply = await lockCannedReply(tx, { agentId: actor.id, id })
  if (!reply || reply.isArchived) throw new Refusal('missing')
  return reply
}

type Kept = CannedReplyValues & { ownerId: number | null }

const asKept = ({ name, language, body, ownerId }: Kept): Kept => ({ name, language, body, ownerId })

const changesBetween = (before: Kept, after: Kept): Change[] =>
  [
    { field: 'name', old: before.name, new: after.name },
    { field: 'language', old: before.language, new: after.language },
    { field: 'body', old: before.body, new: after.body },
    { field: 'isShared', old: before.ownerId === null, new: after.ownerId === null },
  ].filter(({ old, new: now }) => old !== now)

const nameOf = (old: string | null, now: string | null): Change => ({ field: 'name', old, new: now })

const keep = (
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, command, image }: { id: number; command: string; image: CannedReplyImage },
): Promise<number> =>
  keepUndo(tx, actor, now, { command, images: [{ subject: { kind: 'canned-reply', id }, image }] })

// What an agent keeps for himself is nobody's news; what all use leaves a trail.
async function tell(
  tx: Tx,
  actor: Actor,
  now: Date,
  told: {
    id: number
    ownerId: number | null
    type: `canned-reply.${string}`
    values: readonly Change[]
    undoId?: number
  },
): Promise<void> {
  const { id, ownerId, ...entry } = told
  if (ownerId === null)
    await recordTrail(tx, actor, now, [{ subject: { kind: 'canned-reply', id }, ...entry }])
}

function known(reply: CannedReply | undefined): CannedReply {
  if (!reply) throw new Error('a canned reply that was just written is not there')
  return reply
}
