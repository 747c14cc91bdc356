import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { findCompany } from '../directory/index.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { takenProblem } from './create-accounts.ts'
import { mayWriteAccounts } from './policy.ts'
import { readingPlaces } from './reading-places.ts'
import { accountFields, changesBetween } from './rules/changes.ts'
import { readAccount } from './rules/read-account.ts'
import { findAccount, lockAccount } from './store/accounts.ts'
import { updateAccount } from './store/write-accounts.ts'
import type { Account, AccountDraft, AccountValues } from './types.ts'

/** What an undo of a change keeps. */
export type AccountChangeImage = { changes: Change[]; before: AccountValues }

/**
 * Changes the fields of an account that are named: null and '' clear. Can be undone.
 * @throws Refusal missing, forbidden, stale (with the account as it is now), invalid (every faulty field), conflict (which
 * account has the external id)
 */
export async function changeAccount(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; draft: AccountDraft },
): Promise<Account> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  const { draft } = change
  const places = await readingPlaces(tx, [draft])
  const before = await lockAccount(tx, change.id)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const { values, problems } = readAccount(places, draft, before.values)
  if (
    draft.companyId &&
    draft.companyId !== before.values.companyId &&
    !(await findCompany(tx, draft.companyId))
  )
    problems.push({ path: 'companyId', code: 'account.unknown-company' })
  const taken = await takenProblem(tx, values.externalId, before.id)
  if (problems.length > 0) throw new Refusal('invalid', [...problems, ...taken])
  if (taken.length > 0) throw new Refusal('conflict', taken)
  return writeAccount(tx, actor, now, { before, values })
}

/** Writes what differs: row, trail entry, and what undoing takes. Nothing differs: nothing is written. */
export async function writeAccount(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, values, facts }: { before: Account; values: AccountValues; facts?: Record<string, unknown> },
): Promise<Account> {
  const changes = changesBetween(accountFields(before.values), accountFields(values))
  if (changes.length === 0) return before
  await updateAccount(tx, now, { id: before.id, values })
  const subject = { kind: 'account', id: before.id } as const
  const image: AccountChangeImage = { changes, before: before.values }
  const undoId = await keepUndo(tx, actor, now, { command: 'change-account', images: [{ subject, image }] })
  const after = (await findAccount(tx, before.id)) as Account
  // A company is told by its name: that is what a reader of the trail knows it by.
  const told = changes.map((change) =>
    change.field === 'companyId'
      ? { field: 'company', old: before.company?.name ?? null, new: after.company?.name ?? null }
      : change,
  )
  await recordTrail(tx, actor, now, [
    { subject, type: 'account.changed', values: told, undoId, ...(facts ? { facts } : {}) },
  ])
  return after
}
