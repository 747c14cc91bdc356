import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { addJob } from '../../lib/queue.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { fieldById } from './read-fields.ts'
import type { FieldDraft } from './rules/definition.ts'
import { changesOf, type FieldChange } from './rules/field-changes.ts'
import { longestUnique } from './rules/read-value.ts'
import { setArchived, updateField, writeOptions } from './store/definitions.ts'
import { countLongValues, holdValues, repeatedValues } from './store/unique.ts'
import type { Field } from './types.ts'

/** What undoing takes: each part of the definition as it was and as it became, and values that went with it. */
export type FieldImage = {
  changes: FieldChange[]
  values: { id: number; from: unknown; to: unknown }[]
}
/** `jobId`: the values of records follow, or what was asked for is done at its end. */
export type Written = { field: Field; undoId: number | null; jobId: number | null }

type Step = {
  before: Field
  after: FieldDraft
  type: `field.${string}`
  facts?: Record<string, unknown>
  /** Values that were rewritten along with it. */
  values?: FieldImage['values']
  /** Values are rewritten, now or by a job: that is told and can be undone even where the definition stays as it was. */
  rewrites?: boolean
  /** Which undo it is; 'change-field' where nothing else is said. */
  command?: 'convert-field'
}

/**
 * Writes what differs between a definition and what it is to be: row, choices, whether it is archived, what is held
 * unique; with trail entry and undo. Nothing differs, and no values
 * are rewritten: nothing is written.
 * @throws Refusal conflict 'field.values-repeat' when values stand in more than one record
 */
export async function writeDefinition(tx: Tx, actor: Actor, now: Date, step: Step): Promise<Written> {
  const { before, after } = step
  const ids = await writeOptions(tx, now, after)
  const options = after.options.map((option, at) => ({ ...option, id: ids[at] as number }))
  const changes = changesOf(before, { ...after, options })
  if (changes.length === 0 && !step.rewrites) return { field: before, undoId: null, jobId: null }
  await updateField(tx, now, after)
  if (before.isArchived !== after.isArchived)
    await setArchived(tx, {
      id: before.id,
      isArchived: after.isArchived,
      now,
      byId: 'id' in actor ? actor.id : null,
    })
  if (before.isUnique !== after.isUnique) await becomeUnique(tx, after)
  if (before.isFilterable || after.isFilterable) await addJob(tx, indexesJob)
  const subject = { kind: 'field', id: before.id } as const
  const image: FieldImage = { changes, values: step.values ?? [] }
  const undoId = await keepUndo(tx, actor, now, {
    command: step.command ?? 'change-field',
    images: [{ subject, image }],
  })
  await recordTrail(tx, actor, now, [
    {
      subject,
      type: step.type,
      values: changes.map(asTold),
      undoId,
      ...(step.facts ? { facts: step.facts } : {}),
    },
  ])
  return { field: await fieldById(tx, before.id), undoId, jobId: null }
}

/** One that waits serves every change made until it begins. */
export const indexesJob = { name: 'keep-field-indexes', key: 'keep-field-indexes' }

async function becomeUnique(tx: Tx, field: FieldDraft): Promise<void> {
  if (field.isUnique) {
    const long = await countLongValues(tx, field, longestUnique)
    if (long > 0)
      throw new Refusal('conflict', [
        { path: 'isUnique', code: 'field.values-too-long', params: { count: long, most: longestUnique } },
      ])
    const repeated = await repeatedValues(tx, field)
    if (repeated)
      throw new Refusal('conflict', [{ path: 'isUnique', code: 'field.values-repeat', params: repeated }])
  }
  await holdValues(tx, field)
}

/** Choices are told by what they are called. */
function asTold({ field, old, new: now }: FieldChange): Change {
  return field === 'options' ? { field, old: names(old), new: names(now) } : { field, old, new: now }
}

const names = (options: unknown): unknown =>
  (options as Field['options']).filter(({ isArchived }) => !isArchived).map(({ labels }) => labels)
