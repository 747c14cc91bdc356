import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { longestDepartmentLocal } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayChangeDepartments } from './policy.ts'
import { presentDepartment } from './present.ts'
import { readDepartment } from './rules.ts'
import { allDepartments, departmentById, insertDepartment, lockDepartments } from './store/departments.ts'
import type { Department, DepartmentValues } from './types.ts'
import type { DepartmentAnswer, DepartmentBody, DepartmentChanged, NewDepartment } from './wire.ts'
import { type DepartmentImage, isSame, plain, refuseTaken, writeDepartment } from './write-department.ts'

export type { DepartmentImage }

const signaturesIn = (given: NewDepartment['signatures']): DepartmentValues['signatures'] => ({
  ...(given?.es === undefined ? {} : { es: given.es }),
  ...(given?.en === undefined ? {} : { en: given.en }),
})

/** What the tokens of answers and reports leave of a department's address. */
const room = { longestLocal: longestDepartmentLocal }

/**
 * Makes a department.
 * @throws Refusal forbidden, invalid, conflict when its name or address are another's, or the address a person's
 */
export async function createDepartment(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: NewDepartment,
): Promise<DepartmentAnswer> {
  if (!mayChangeDepartments(actor)) throw new Refusal('forbidden')
  await lockDepartments(tx)
  const { values, problems } = readDepartment(
    {
      name: draft.name,
      address: draft.address,
      furtherAddresses: draft.furtherAddresses ?? [],
      displayName: draft.displayName ?? null,
      signatures: signaturesIn(draft.signatures),
      category: draft.category ?? 'support',
      unknownSenders: draft.unknownSenders ?? 'hold',
    },
    room,
  )
  if (problems.length > 0) throw new Refusal('invalid', problems)
  await refuseTaken(tx, { id: null, ...values })
  const made = await insertDepartment(tx, now, values)
  if (!made) throw new Refusal('busy')
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'department', id: made.id },
      type: 'department.created',
      facts: { name: made.name },
      values: [
        { field: 'name', old: null, new: made.name },
        { field: 'address', old: null, new: made.typedAddress },
      ],
    },
  ])
  return presentDepartment(made)
}

/**
 * Changes what is named; it can be undone for 30 days.
 * @throws Refusal forbidden, missing, stale, invalid, conflict as above
 */
export async function changeDepartment(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; changes: DepartmentBody },
): Promise<DepartmentChanged> {
  const before = await current(tx, actor, change)
  const read = readDepartment(
    {
      name: change.changes.name ?? before.name,
      address: change.changes.address ?? before.typedAddress,
      furtherAddresses: change.changes.furtherAddresses ?? before.furtherAddresses,
      displayName: change.changes.displayName === undefined ? before.displayName : change.changes.displayName,
      signatures: change.changes.signatures ? signaturesIn(change.changes.signatures) : before.signatures,
      category: change.changes.category ?? before.category,
      unknownSenders: change.changes.unknownSenders ?? before.unknownSenders,
    },
    room,
  )
  const { address, typedAddress } = before
  const keepsAddress = (change.changes.address ?? typedAddress).trim() === typedAddress
  // The first one, made by itself, may be at a domain that only this machine knows: it stays until somebody changes it.
  const problems = read.problems.filter(({ path }) => !keepsAddress || path !== 'address')
  const values = { ...read.values, ...(keepsAddress ? { address, typedAddress } : {}) }
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return writeDepartment(tx, actor, now, { before, after: { ...before, ...values } })
}

/**
 * Takes a department out of use: its tickets stay, nothing new comes to it. It can be undone for 30 days.
 * @throws Refusal forbidden, missing, stale, conflict 'department.last'
 */
export async function archiveDepartment(
  tx: Tx,
  actor: Actor,
  now: Date,
  which: { id: number; version: number },
): Promise<DepartmentChanged> {
  const before = await current(tx, actor, which)
  const inUse = (await allDepartments(tx)).filter(({ archivedAt }) => archivedAt === null)
  if (inUse.every(({ id }) => id === before.id))
    throw new Refusal('conflict', [{ path: '', code: 'department.last' }])
  return writeDepartment(tx, actor, now, {
    before,
    after: { ...before, archivedAt: before.archivedAt ?? now },
  })
}

/**
 * Takes an archived one back into use.
 * @throws Refusal forbidden, missing, stale, conflict when its name or address are another's by now
 */
export async function restoreDepartment(
  tx: Tx,
  actor: Actor,
  now: Date,
  which: { id: number; version: number },
): Promise<DepartmentChanged> {
  const before = await current(tx, actor, which)
  return writeDepartment(tx, actor, now, { before, after: { ...before, archivedAt: null } })
}

/**
 * Changes a department back, field by field; what was changed again since stays and is named.
 * @throws Refusal forbidden, missing, conflict when nothing can be changed back
 */
export async function undoDepartmentChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: DepartmentImage },
): Promise<Problem[]> {
  if (!mayChangeDepartments(actor)) throw new Refusal('forbidden')
  await lockDepartments(tx)
  const before = await departmentById(tx, undone.id)
  if (!before) throw new Refusal('missing')
  const untouched = undone.image.changes.filter(({ field, new: set }) => isSame(plain(before[field]), set))
  const leftOut = undone.image.changes
    .filter((change) => !untouched.includes(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  if (untouched.length === 0) throw new Refusal('conflict', leftOut)
  const back = Object.fromEntries(
    untouched.map(({ field, old }) => [
      field,
      field === 'archivedAt' && old !== null ? new Date(old as string) : old,
    ]),
  )
  await writeDepartment(tx, actor, now, { before, after: { ...before, ...back }, undoes: undone.undoId })
  return leftOut
}

async function current(tx: Tx, actor: Actor, which: { id: number; version: number }): Promise<Department> {
  if (!mayChangeDepartments(actor)) throw new Refusal('forbidden')
  await lockDepartments(tx)
  const found = await departmentById(tx, which.id)
  if (!found) throw new Refusal('missing')
  if (found.version !== which.version) throw new Refusal('stale', [], { current: presentDepartment(found) })
  return found
}
