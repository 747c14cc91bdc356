import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { lockedField } from './change-field.ts'
import { allFieldsOf } from './read-fields.ts'
import { isSameName } from './rules/definition.ts'
import { isSame, partOf } from './rules/field-changes.ts'
import { limitsOf } from './rules/limits.ts'
import { writeValues } from './store/values.ts'
import type { Field, Option } from './types.ts'
import { type FieldImage, writeDefinition } from './write-definition.ts'

/**
 * Changes a definition back, part by part, and values that went along with it where records still have them. A part that
 * was changed again since stays and is named.
 * @throws Refusal forbidden, missing, conflict when nothing at all can be changed back
 */
export async function undoFieldChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: FieldImage },
): Promise<Problem[]> {
  const before = await lockedField(tx, actor, { id: undone.id, version: null })
  const { after, leftOut } = await plannedUndo(tx, before, undone.image)
  // In the order in which they came: a type last, so that its values are held against the type that they have.
  const back = undone.image.values.map(({ id, from, to }) => ({ id, from: to, to: from }))
  for (let at = 0; at < back.length; at += 5000) await writeValues(tx, before, back.slice(at, at + 5000))
  await writeDefinition(tx, actor, now, {
    before,
    after,
    type: 'field.changed',
    facts: { undoes: undone.undoId },
    values: back,
    rewrites: undone.image.changes.length === 0,
  })
  return leftOut
}

/**
 * What a definition becomes when a change is taken back, and which parts of it stay.
 * @throws Refusal conflict when nothing at all can be changed back
 */
export async function plannedUndo(
  tx: Tx,
  before: Field,
  { changes }: FieldImage,
): Promise<{ after: Field; leftOut: Problem[] }> {
  const untouched = changes.filter((change) => isSame(partOf(before, change.field), change.new))
  const leftOut: Problem[] = changes
    .filter((change) => !untouched.includes(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  const after = untouched.reduce(putBack, before)
  const problems = [...limitsOf(before, after), ...(await nameTaken(tx, before, after))]
  if ((changes.length > 0 && untouched.length === 0) || problems.length > 0)
    throw new Refusal('conflict', [...leftOut, ...problems])
  return { after, leftOut }
}

function putBack(field: Field, change: FieldImage['changes'][number]): Field {
  if (change.field === 'defaultValue')
    return { ...field, defaultValue: change.old, hasOwnDefault: change.old !== null }
  if (change.field !== 'options') return { ...field, [change.field]: change.old }
  const former = change.old as Option[]
  const since = field.options.filter(({ id }) => !former.some((option) => option.id === id))
  return { ...field, options: [...former, ...since.map((option) => ({ ...option, isArchived: true }))] }
}

async function nameTaken(tx: Tx, before: Field, field: Field): Promise<Problem[]> {
  const isNamedAnew = !isSame(before.labels, field.labels) || before.isArchived
  if (field.isArchived || !isNamedAnew) return []
  const others = (await allFieldsOf(tx, field.record)).filter(
    ({ id, isArchived }) => id !== field.id && !isArchived,
  )
  const isTaken = others.some(
    ({ labels }) => isSameName(labels.es, field.labels.es) || isSameName(labels.en, field.labels.en),
  )
  return isTaken ? [{ path: 'labels', code: 'field.name-in-use', params: { name: field.labels.es } }] : []
}
