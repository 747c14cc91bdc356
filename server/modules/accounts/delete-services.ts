import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-of.ts'
import { mayWriteAccounts } from './policy.ts'
import { findService, setServiceLife } from './store/services.ts'

/** What giving a service back takes. */
export type DeletedServiceImage = { accountId: number }

/**
 * Deletes services of an account; one undo gives them back for 30 days. Those that are not there are left out.
 * @throws Refusal forbidden, missing when none of them is there, conflict 'account.closed'
 */
export async function deleteServices(
  tx: Tx,
  actor: Actor,
  now: Date,
  { accountId, ids }: { accountId: number; ids: readonly number[] },
): Promise<{ undoId: number }> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  await accountToWrite(tx, actor, accountId)
  const found = await Promise.all(ids.map((id) => findService(tx, { accountId, id })))
  const services = found.filter((service) => service !== undefined)
  if (services.length === 0) throw new Refusal('missing')
  await setServiceLife(tx, now, { ids: services.map(({ id }) => id), life: 'deleted' })
  const undoId = await keepUndo(tx, actor, now, {
    command: 'delete-services',
    images: services.map(({ id }) => ({
      subject: { kind: 'service', id },
      image: { accountId } satisfies DeletedServiceImage,
    })),
  })
  await recordTrail(
    tx,
    actor,
    now,
    services.map(({ id, values }) => ({
      subject: { kind: 'service', id },
      type: 'service.deleted',
      facts: { accountId },
      values: [{ field: 'name', old: values.name, new: null }],
      undoId,
    })),
  )
  return { undoId }
}
