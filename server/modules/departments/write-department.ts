import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { presentDepartment } from './present.ts'
import { holdersOf, updateDepartment } from './store/departments.ts'
import type { Department, DepartmentValues } from './types.ts'
import type { DepartmentChanged } from './wire.ts'

type Field = keyof DepartmentValues | 'archivedAt'
type FieldChange = { field: Field; old: unknown; new: unknown }
export type DepartmentImage = { changes: FieldChange[] }

const fields = [
  ...[
    'name',
    'address',
    'typedAddress',
    'furtherAddresses',
    'displayName',
    'signatures',
    'category',
    'unknownSenders',
  ],
  'archivedAt',
] as readonly Field[]

/** Writes what a change made of a department, with its trail entry and, unless it undoes one, its undo. */
export async function writeDepartment(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, after, undoes }: { before: Department; after: Department; undoes?: number },
): Promise<DepartmentChanged> {
  const changes: FieldChange[] = fields
    .map((field) => ({ field, old: plain(before[field]), new: plain(after[field]) }))
    .filter((change) => !isSame(change.old, change.new))
  if (changes.length === 0) return { department: presentDepartment(before), undoId: null }
  if (after.archivedAt === null) await refuseTaken(tx, after)
  const written = { ...after, version: before.version + 1 }
  await updateDepartment(tx, now, written)
  const subject = { kind: 'department', id: before.id } as const
  const undoId =
    undoes === undefined
      ? await keepUndo(tx, actor, now, {
          command: 'change-department',
          images: [{ subject, image: { changes } satisfies DepartmentImage }],
        })
      : null
  await recordTrail(tx, actor, now, [
    {
      subject,
      type: typeOf(changes),
      facts: { name: after.name, ...(undoes === undefined ? {} : { undoes }) },
      values: changes.filter(({ field }) => field !== 'address' && field !== 'archivedAt').map(asTold),
      ...(undoId === null ? {} : { undoId }),
    },
  ])
  return { department: presentDepartment(written), undoId }
}

function typeOf(changes: readonly FieldChange[]): `department.${string}` {
  const archival = changes.find(({ field }) => field === 'archivedAt')
  if (!archival) return 'department.changed'
  return archival.new === null ? 'department.restored' : 'department.archived'
}

/** In the trail an address stands as it was typed, a signature by itself. */
const asTold = ({ field, ...values }: FieldChange): Change => ({
  field: field === 'typedAddress' ? 'address' : field,
  ...values,
})

/** @throws Refusal conflict, naming who has name or address */
export async function refuseTaken(
  tx: Tx,
  {
    id,
    name: wanted,
    address,
    furtherAddresses,
  }: Pick<Department, 'name' | 'address' | 'furtherAddresses'> & {
    id: number | null
  },
): Promise<void> {
  const codes = { name: 'name-taken', address: 'address-taken', claim: 'address-claimed' }
  const pathOf = (at: number): string => (at === 0 ? 'address' : `furtherAddresses.${at - 1}`)
  const holders = await holdersOf(tx, { id, name: wanted, addresses: [address, ...furtherAddresses] })
  const problems = holders.map(({ what, at, name }) => ({
    path: what === 'name' ? 'name' : pathOf(at),
    code: `department.${codes[what]}`,
    params: { name },
  }))
  if (problems.length > 0) throw new Refusal('conflict', problems)
}

/** As it stands in an image: JSON knows no dates. */
export const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)
export const isSame = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  )
