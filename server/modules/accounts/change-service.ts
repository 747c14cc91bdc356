import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-of.ts'
import { serviceTaken } from './create-services.ts'
import { mayWriteAccounts } from './policy.ts'
import { changesBetween, serviceFields } from './rules/changes.ts'
import { readService } from './rules/read-service.ts'
import { findService, updateService } from './store/services.ts'
import type { Service, ServiceDraft, ServiceValues } from './types.ts'

/** What an undo of a change keeps. */
export type ServiceChangeImage = { accountId: number; changes: Change[]; before: ServiceValues }

/**
 * Changes the fields of a service that are named: null and '' clear. Can be undone.
 * @throws Refusal forbidden, missing, stale (with the service as it is now), invalid (every faulty field), conflict
 */
export async function changeService(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { accountId: number; id: number; version: number; draft: ServiceDraft },
): Promise<Service> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  // The account's lock parts two changes of one service, too.
  await accountToWrite(tx, actor, change.accountId)
  const before = await findService(tx, change)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const { values, problems } = readService(change.draft, before.values)
  const taken = await serviceTaken(tx, values.externalId, before.id)
  if (problems.length > 0) throw new Refusal('invalid', [...problems, ...taken])
  if (taken.length > 0) throw new Refusal('conflict', taken)
  return writeService(tx, actor, now, { before, values })
}

/** Writes what differs: row, trail entry, and what undoing takes. Nothing differs: nothing is written. */
export async function writeService(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, values, facts }: { before: Service; values: ServiceValues; facts?: Record<string, unknown> },
): Promise<Service> {
  const changes = changesBetween(serviceFields(before.values), serviceFields(values))
  if (changes.length === 0) return before
  await updateService(tx, now, { id: before.id, values })
  const { accountId } = before
  const subject = { kind: 'service', id: before.id } as const
  const image: ServiceChangeImage = { accountId, changes, before: before.values }
  const undoId = await keepUndo(tx, actor, now, { command: 'change-service', images: [{ subject, image }] })
  await recordTrail(tx, actor, now, [
    { subject, type: 'service.changed', facts: { accountId, ...facts }, values: changes, undoId },
  ])
  return (await findService(tx, before)) as Service
}
