import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { addJob } from '../../lib/queue.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayChangeFields } from './policy.ts'
import { allFieldsOf, fieldById } from './read-fields.ts'
import { readDefinition } from './rules/definition.ts'
import { keyFrom } from './rules/field-key.ts'
import { insertField, updateField, writeOptions } from './store/definitions.ts'
import { lockDefinitions } from './store/fields.ts'
import { holdValues } from './store/unique.ts'
import { type CustomType, customTypes, type Field } from './types.ts'
import type { NewFieldBody } from './wire.ts'
import { indexesJob } from './write-definition.ts'

const atMost = 200

/**
 * Makes a custom field, last in its record's order; its key is made from its name once and for all.
 * @throws Refusal forbidden, invalid (everything that is wrong), conflict 'field.too-many'
 */
export async function createField(tx: Tx, actor: Actor, now: Date, draft: NewFieldBody): Promise<Field> {
  if (!mayChangeFields(actor)) throw new Refusal('forbidden')
  await lockDefinitions(tx, draft.record)
  const others = await allFieldsOf(tx, draft.record)
  if (others.filter((field) => !field.isStandard && !field.isArchived).length >= atMost)
    throw new Refusal('conflict', [{ path: '', code: 'field.too-many', params: { most: atMost } }])
  const { record, type, ...body } = draft
  const problems: Problem[] = isCustomType(type) ? [] : [{ path: 'type', code: 'field.unknown-type' }]
  const blank = blankField(record, isCustomType(type) ? type : 'text')
  // A default may name a choice only once it has an id.
  const { defaultValue, ...rest } = body
  const read = readDefinition(blank, blank.type === 'dropdown' ? rest : body, others)
  if ('problems' in read) throw new Refusal('invalid', [...problems, ...read.problems])
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const { after } = read
  const id = await insertWithFreeKey(tx, now, { record, type: after.type, labels: after.labels })
  const options = await writeOptions(tx, now, { ...after, id })
  const chosen = blank.type === 'dropdown' ? defaultAt(options, defaultValue) : undefined
  await updateField(tx, now, { ...after, id, ...(chosen ?? {}) })
  if (after.isUnique) await holdValues(tx, { ...after, id })
  if (after.isFilterable) await addJob(tx, indexesJob)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'field', id },
      type: 'field.created',
      values: [{ field: 'labels', old: null, new: after.labels }],
      facts: { record, type: after.type },
    },
  ])
  return fieldById(tx, id)
}

/** A new dropdown's default is said by its place among the choices, from 0. */
function defaultAt(
  ids: readonly number[],
  place: unknown,
): Pick<Field, 'defaultValue' | 'hasOwnDefault'> | undefined {
  if (place === undefined || place === null || place === '') return undefined
  const id = ids[Number(place)]
  if (id === undefined) throw new Refusal('invalid', [{ path: 'defaultValue', code: 'field.no-such-option' }])
  return { defaultValue: id, hasOwnDefault: true }
}

async function insertWithFreeKey(
  tx: Tx,
  now: Date,
  field: Pick<Field, 'record' | 'type' | 'labels'>,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const id = await insertField(tx, now, { ...field, key: keyFrom(field.labels.es, attempt) })
    if (id !== 'taken') return id
  }
}

const isCustomType = (type: string): type is CustomType => customTypes.some((each) => each === type)

const blankField = (record: Field['record'], type: CustomType): Field => ({
  id: 0,
  record,
  path: '',
  key: '',
  type,
  isStandard: false,
  labels: { es: '', en: '' },
  customerLabels: {},
  help: {},
  requiredForAgents: false,
  requiredForCustomers: false,
  visibleToCustomers: false,
  editableByCustomers: false,
  defaultValue: null,
  hasOwnDefault: false,
  isUnique: false,
  isFilterable: false,
  isArchived: false,
  options: [],
  version: 1,
})
