import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { type ServiceChangeImage, writeService } from './change-service.ts'
import { serviceTaken } from './create-services.ts'
import type { DeletedServiceImage } from './delete-services.ts'
import { mayWriteAccounts } from './policy.ts'
import { parted, serviceFields } from './rules/changes.ts'
import { lockAccount } from './store/accounts.ts'
import { clearExternalId, findDeletedService, findService, setServiceLife } from './store/services.ts'
import type { Undone } from './types.ts'

/**
 * Changes a service back, field by field; what was changed again since stays, and an external id that another took is left
 * out; each is named.
 * @throws Refusal forbidden, conflict with what stands in the way when nothing at all can be changed back
 */
export async function undoServiceChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image }: Undone & { image: ServiceChangeImage },
): Promise<Problem[]> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  await holdOpen(tx, image.accountId)
  const before = await findService(tx, { accountId: image.accountId, id })
  if (!before) throw gone()
  const { back, changedSince } = parted(serviceFields(before.values), image.changes)
  const leftOut = [...changedSince]
  if (back.includes('externalId'))
    leftOut.push(...(await takenBack(tx, { id, externalId: image.before.externalId })))
  const fields = back.filter((field) => !leftOut.some(({ path }) => path === field))
  if (fields.length === 0) throw new Refusal('conflict', leftOut)
  const old = Object.fromEntries(fields.map((field) => [field, serviceFields(image.before)[field]]))
  const values = { ...before.values, ...old }
  await writeService(tx, actor, now, { before, values, facts: { undoes: undoId } })
  return leftOut
}

/**
 * Gives a deleted service back; an external id that another service took meanwhile is left out and named.
 * @throws Refusal forbidden, conflict 'undo.service-gone', 'account.closed'
 */
export async function restoreService(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image: { accountId } }: Undone & { image: DeletedServiceImage },
): Promise<Problem[]> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  await holdOpen(tx, accountId)
  const service = await findDeletedService(tx, { accountId, id })
  if (!service) throw gone()
  const leftOut = await takenBack(tx, { id, externalId: service.values.externalId })
  if (leftOut.length > 0) await clearExternalId(tx, id)
  await setServiceLife(tx, now, { ids: [id], life: 'live' })
  const facts = { accountId, undoes: undoId }
  await recordTrail(tx, actor, now, [{ subject: { kind: 'service', id }, type: 'service.restored', facts }])
  return leftOut
}

async function holdOpen(tx: Tx, accountId: number): Promise<void> {
  const account = await lockAccount(tx, accountId)
  if (!account) throw gone()
  if (account.closedAt) throw new Refusal('conflict', [{ path: '', code: 'account.closed' }])
}

async function takenBack(
  tx: Tx,
  { id, externalId }: { id: number; externalId: string | null },
): Promise<Problem[]> {
  const taken = await serviceTaken(tx, externalId, id)
  return taken.map(() => ({ path: 'externalId', code: 'undo.service-external-id-taken' }))
}

const gone = (): Refusal => new Refusal('conflict', [{ path: '', code: 'undo.service-gone' }])
