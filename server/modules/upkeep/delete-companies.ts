import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import {
  isLargeCompany,
  mayWriteContacts,
  removableTogether,
  removeCompanies,
  removeLargeCompany,
  tellFormerMembers,
} from '../directory/index.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'

/**
 * Deletes companies: names and mail domains are free again, contacts and accounts stay. One undo gives all of them back
 * for 30 days, with their members; `within` another command it is that one's, and with `facts` of a job it is offered
 * where the job is told of. Of a single one of thousands only the asking is quick: it is gone, and a job tells its contacts.
 * @throws Refusal forbidden
 */
export async function deleteCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
  within?: { undoId: number | null; facts?: Record<string, unknown> },
): Promise<Deleted> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const [only] = ids
  if (!within && only !== undefined && ids.length === 1 && (await isLargeCompany(tx, only)))
    return deleteOneLarge(tx, actor, now, only)
  const removed = await removeCompanies(tx, actor, now, ids)
  const done = removed.map(({ id }) => id)
  const missing = ids
    .filter((id) => !done.includes(id))
    .map((id) => ({ id, problems: [{ path: '', code: 'company.missing' }] }))
  if (done.length === 0) return { done, missing, undoId: within?.undoId ?? null }
  const undoId = await keepUndo(tx, actor, now, {
    command: 'delete-companies',
    into: within?.undoId ?? null,
    images: removed.map(({ id, image }) => ({ subject: { kind: 'company', id }, image })),
  })
  await recordTrail(
    tx,
    actor,
    now,
    removed.map(({ id, name, image }) => ({
      subject: { kind: 'company', id },
      type: 'company.deleted',
      values: [{ field: 'name', old: name, new: null }],
      facts: { ...within?.facts, contacts: image.contacts.length },
      ...(within?.facts ? {} : { undoId }),
    })),
  )
  return { done, missing, undoId }
}

async function deleteOneLarge(tx: Tx, actor: Actor, now: Date, id: number): Promise<Deleted> {
  const deleted = await deleteLarge(tx, actor, now, { id, into: null })
  const { undoId, contacts } = deleted
  if (undoId !== null) await tellFormerMembers(tx, actor, now, { undoId, contacts })
  return deleted
}

/**
 * A part of many, no more than one transaction should bear: the first of them. Members of all but the smallest are told
 * when all is done: `tellFormerMembers`; `left` is how many.
 * @throws Refusal forbidden
 */
export async function deleteFirstCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
  within: { undoId: number | null; facts: Record<string, unknown> },
): Promise<Deleted & { left: number }> {
  const part = await removableTogether(tx, ids)
  const small = part.filter(({ isLarge }) => !isLarge).map(({ id }) => id)
  const { facts } = within
  let { done, missing, undoId } = await deleteCompanies(tx, actor, now, small, within)
  let left = 0
  for (const { id } of part.filter(({ isLarge }) => isLarge)) {
    const one = await deleteLarge(tx, actor, now, { id, into: undoId, facts })
    done = [...done, ...one.done]
    missing = [...missing, ...one.missing]
    undoId = one.undoId
    left += one.contacts
  }
  return { done, missing, undoId, left }
}

type Deleted = {
  done: number[]
  missing: { id: number; problems: Problem[] }[]
  undoId: number | null
}

async function deleteLarge(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, into, facts }: { id: number; into: number | null; facts?: Record<string, unknown> },
): Promise<Deleted & { contacts: number }> {
  const removed = await removeLargeCompany(tx, actor, now, id, into)
  if (!removed) {
    const missing = [{ id, problems: [{ path: '', code: 'company.missing' }] }]
    return { done: [], missing, undoId: into, contacts: 0 }
  }
  const { name, contacts, undoId } = removed
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'company', id },
      type: 'company.deleted',
      values: [{ field: 'name', old: name, new: null }],
      facts: { ...facts, contacts },
      ...(facts ? {} : { undoId }),
    },
  ])
  return { done: [id], missing: [], undoId, contacts }
}
