import { inSavepoint, type Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { holdDefinitions } from '../fields/index.ts'
import { claimAddresses } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import type { DeletedImage } from './remove-contacts.ts'
import { restoreContact } from './restore-contact.ts'
import { beginLivesAgain, lockDeleted, reverifyMany } from './store/lives-again.ts'
import type { LeftOutById } from './undo-changes.ts'

type Deleted = { id: number; image: DeletedImage }

/**
 * Gives many deleted contacts back. Where nobody took anything meanwhile, which is nearly always, a few statements do;
 * else each comes back by itself, as restoreContact says.
 * @throws Refusal forbidden
 */
export async function restoreContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  deleted: readonly Deleted[],
): Promise<LeftOutById> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  await holdDefinitions(tx, 'contact')
  const standing = new Set(
    await lockDeleted(
      tx,
      deleted.map(({ id }) => id),
    ),
  )
  const come = deleted.filter(({ id }) => standing.has(id))
  const leftOut: LeftOutById = new Map(
    deleted.filter(({ id }) => !standing.has(id)).map(({ id }) => [id, gone] as const),
  )
  if (await comeBackWhole(tx, actor, now, come)) return leftOut
  for (const each of come) {
    const problems = await comeBackAlone(tx, actor, now, each)
    if (problems.length > 0) leftOut.set(each.id, problems)
  }
  return leftOut
}

/** False when anything was taken: then nothing was written. */
async function comeBackWhole(tx: Tx, actor: Actor, now: Date, come: readonly Deleted[]): Promise<boolean> {
  try {
    await inSavepoint(tx, () => giveBack(tx, actor, now, come))
    return true
  } catch (error) {
    if (error instanceof SomethingTaken || (error as { code?: string }).code === '23505') return false
    throw error
  }
}

class SomethingTaken extends Error {}

async function giveBack(tx: Tx, actor: Actor, now: Date, come: readonly Deleted[]): Promise<void> {
  await beginLivesAgain(
    tx,
    now,
    come.map(({ id }) => id),
  )
  const claims = come.flatMap(({ id, image }) => image.claims.map((claim) => ({ ...claim, personId: id })))
  const { taken } = await claimAddresses(
    tx,
    now,
    claims.map(({ verifiedAt: _verifiedAt, ...claim }) => claim),
  )
  if (taken.length > 0) throw new SomethingTaken()
  await reverifyMany(tx, claims)
  await recordTrail(
    tx,
    actor,
    now,
    come.map(({ id }) => ({ subject: { kind: 'contact', id }, type: 'contact.restored' })),
  )
}

async function comeBackAlone(tx: Tx, actor: Actor, now: Date, each: Deleted): Promise<Problem[]> {
  try {
    return await inSavepoint(tx, () => restoreContact(tx, actor, now, each))
  } catch (error) {
    if (error instanceof Refusal) return [...error.problems]
    throw error
  }
}

const gone: Problem[] = [{ path: '', code: 'undo.contact-gone' }]
