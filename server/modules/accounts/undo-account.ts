import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { findCompany } from '../directory/index.ts'
import type { Actor } from '../trail/index.ts'
import { type AccountChangeImage, writeAccount } from './change-account.ts'
import { reopenAccount } from './close-accounts.ts'
import { takenProblem } from './create-accounts.ts'
import { mayWriteAccounts } from './policy.ts'
import { accountFields, parted } from './rules/changes.ts'
import { lockAccount } from './store/accounts.ts'
import type { Undone } from './types.ts'

/**
 * Changes an account back, field by field. What was changed again since stays; an external id that another account took
 * and a company that is no longer there are left out; each is named.
 * @throws Refusal forbidden, conflict with what stands in the way when nothing at all can be changed back
 */
export async function undoAccountChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image }: Undone & { image: AccountChangeImage },
): Promise<Problem[]> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  const before = await lockAccount(tx, id)
  if (!before) throw new Refusal('conflict', [{ path: '', code: 'undo.account-gone' }])
  const leftOut: Problem[] = []
  const { back, changedSince } = parted(accountFields(before.values), image.changes)
  leftOut.push(...changedSince)
  if (back.includes('externalId'))
    for (const { params } of await takenProblem(tx, image.before.externalId, id)) {
      const taken = { ...params, externalId: image.before.externalId ?? '' }
      leftOut.push({ path: 'externalId', code: 'undo.external-id-taken', params: taken })
    }
  const { companyId } = image.before
  if (back.includes('companyId') && companyId !== null && !(await findCompany(tx, companyId)))
    leftOut.push({ path: 'companyId', code: 'account.unknown-company' })
  const fields = back.filter((field) => !leftOut.some(({ path }) => path === field))
  if (fields.length === 0) throw new Refusal('conflict', leftOut)
  const values = { ...before.values, holder: { ...before.values.holder } }
  for (const field of fields)
    if (field.startsWith('holder.')) {
      const key = field.slice('holder.'.length) as keyof typeof values.holder
      Object.assign(values.holder, { [key]: image.before.holder[key] })
    } else Object.assign(values, { [field]: image.before[field as keyof typeof values] })
  await writeAccount(tx, actor, now, { before, values, facts: { undoes: undoId } })
  return leftOut
}

/**
 * Opens an account again that was closed.
 * @throws Refusal forbidden, conflict 'account.open', 'account.main-user-gone', 'undo.account-gone'
 */
export async function undoClose(tx: Tx, actor: Actor, now: Date, { id, undoId }: Undone): Promise<Problem[]> {
  try {
    await reopenAccount(tx, actor, now, id, { undoes: undoId })
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'missing')
      throw new Refusal('conflict', [{ path: '', code: 'undo.account-gone' }])
    throw error
  }
  return []
}
