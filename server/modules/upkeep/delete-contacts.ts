import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type ClosedAccount, closeAccountsOf, mainUserProblemsOf } from '../accounts/index.ts'
import { type DeletedImage, mayWriteContacts, removeContacts } from '../directory/index.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'

/** What giving a contact back takes, with the accounts that closed with her. */
export type DeletedContactImage = DeletedImage & { accountIds: number[] }

/**
 * Deletes contacts (model 9): addresses are free again, sessions end, links are void, empty accounts close with their
 * main user, who is left as she is while something hangs from an account of hers. One undo gives all of them back for 30
 * days; `within` a job it grows with each batch, and is offered where the job is told of.
 * @throws Refusal forbidden
 */
export async function deleteContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
  within?: { undoId: number | null; facts: Record<string, unknown> },
): Promise<{ done: number[]; missing: { id: number; problems: Problem[] }[]; undoId: number | null }> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const kept = await mainUserProblemsOf(tx, ids)
  const removed = await removeContacts(
    tx,
    actor,
    now,
    ids.filter((id) => !kept.has(id)),
  )
  const done = removed.map(({ id }) => id)
  const missing = ids
    .filter((id) => !done.includes(id))
    .map((id) => ({ id, problems: kept.get(id) ?? [{ path: '', code: 'contact.missing' }] }))
  if (done.length === 0) return { done, missing, undoId: within?.undoId ?? null }
  const closed = await closeAccountsOf(tx, actor, now, done)
  const undoId = await keepUndo(tx, actor, now, {
    command: 'delete-contacts',
    into: within?.undoId ?? null,
    images: removed.map(({ id, image }) => ({
      subject: { kind: 'contact', id },
      image: { ...image, accountIds: accountsOf(closed, id) } satisfies DeletedContactImage,
    })),
  })
  await recordTrail(
    tx,
    actor,
    now,
    removed.map(({ id, name }) => ({
      subject: { kind: 'contact', id },
      type: 'contact.deleted',
      values: [{ field: 'name', old: name, new: null }],
      ...(within ? { facts: within.facts } : { undoId }),
    })),
  )
  return { done, missing, undoId }
}

const accountsOf = (closed: readonly ClosedAccount[], mainUserId: number): number[] =>
  closed.filter((account) => account.mainUserId === mainUserId).map((account) => account.accountId)
