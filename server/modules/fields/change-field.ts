import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { isJobInWork } from '../jobs/index.ts'
import type { Actor } from '../trail/index.ts'
import { mayChangeFields } from './policy.ts'
import { allFieldsOf, fieldById } from './read-fields.ts'
import { isSameName, readDefinition } from './rules/definition.ts'
import { lockDefinitions } from './store/fields.ts'
import { keysOfField } from './store/keys.ts'
import type { Field } from './types.ts'
import type { FieldBody } from './wire.ts'
import { type Written, writeDefinition } from './write-definition.ts'

/**
 * Changes what a definition says; forms, the client area and the API go by it from the next look on. Saves in flight end
 * first, by the definition that they were checked with.
 * @throws Refusal forbidden, missing, stale (with the field as it is now), invalid (everything that is wrong), conflict
 * 'field.values-repeat' or 'field.values-too-long'
 */
export async function changeField(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; draft: FieldBody },
): Promise<Written> {
  const before = await lockedField(tx, actor, change)
  const read = readDefinition(before, change.draft, await allFieldsOf(tx, before.record))
  if ('problems' in read) throw new Refusal('invalid', read.problems)
  return writeDefinition(tx, actor, now, { before, after: read.after, type: 'field.changed' })
}

/**
 * Takes a field out of use, or back into it. Values stay where they are; archived, it is in no form, list or answer.
 * @throws Refusal forbidden, missing, stale, conflict 'field.standard-stays'
 */
export async function archiveField(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; to: 'archived' | 'in-use' },
): Promise<Written> {
  const before = await lockedField(tx, actor, change)
  if (before.isStandard) throw new Refusal('conflict', [{ path: '', code: 'field.standard-stays' }])
  const isArchived = change.to === 'archived'
  const name = isArchived ? undefined : await takenName(tx, before)
  if (name) throw new Refusal('conflict', [{ path: '', code: 'field.name-in-use', params: { name } }])
  return writeDefinition(tx, actor, now, {
    before,
    after: { ...before, isArchived },
    type: isArchived ? 'field.archived' : 'field.unarchived',
  })
}

/**
 * The field that is to be changed, with nobody else at it and no save in flight.
 * @throws Refusal forbidden, missing, stale, conflict 'field.in-work' while a job changes its values
 */
export async function lockedField(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: number; version: number | null },
): Promise<Field> {
  if (!mayChangeFields(actor)) throw new Refusal('forbidden')
  const { record } = await fieldById(tx, id)
  await lockDefinitions(tx, record)
  const field = await fieldById(tx, id)
  if (await isInWork(tx, field.id)) throw new Refusal('conflict', [{ path: '', code: 'field.in-work' }])
  if (version !== null && field.version !== version) throw new Refusal('stale', [], { current: field })
  return field
}

async function isInWork(tx: Tx, id: number): Promise<boolean> {
  const { nextKey } = await keysOfField(tx, id)
  return nextKey !== null || (await isJobInWork(tx, { kind: 'merge-options', params: { fieldId: id } }))
}

async function takenName(tx: Tx, field: Field): Promise<string | undefined> {
  const others = (await allFieldsOf(tx, field.record)).filter(
    ({ id, isArchived }) => id !== field.id && !isArchived,
  )
  return others.find(
    ({ labels }) => isSameName(labels.es, field.labels.es) || isSameName(labels.en, field.labels.en),
  )?.labels.es
}
