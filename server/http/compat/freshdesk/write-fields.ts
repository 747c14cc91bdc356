import type { Handle, Tx } from '../../../lib/db.ts'
import { type Problem, Refusal } from '../../../lib/errors.ts'
import {
  changeField,
  createField,
  type Field,
  type FieldRecord,
  fieldsOf,
  moveField,
} from '../../../modules/fields/index.ts'
import { findWorkspace } from '../../../modules/identity/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import { inTheirWords } from './in-their-words.ts'
import { choicesAfter } from './shapes/choices.ts'
import { companyNameField, type Placed, placedFields, typeNamed, typeOf } from './shapes/field.ts'
import {
  type FieldBody,
  fieldPart,
  fieldWords,
  missingParts,
  uniqueProblems,
  withoutLike,
} from './shapes/field-body.ts'

/**
 * Creates a field at its place.
 * @throws Refusal forbidden, invalid with all that is wrong, conflict for a name in use
 */
export async function createPlaced(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { record, body }: { record: FieldRecord; body: FieldBody },
): Promise<Field> {
  const language = await languageOf(tx)
  const problems = [...missingParts(body, record), ...withoutLike(body), ...uniqueProblems(body, body.type)]
  const { options, problems: faulty } = choicesAfter([], body.choices ?? [], language)
  const { labels = {}, ...words } = fieldWords(body, language)
  const count = placedFields(await fieldsOf(tx, record)).length
  const position = body.position ?? 1
  const tooFar = position > count + 1 ? [{ path: 'position', code: 'shape.value' }] : []
  const field = await inTheirWords(
    fieldPart,
    () =>
      asDuplicate(() =>
        createField(tx, actor, now, {
          ...{ record, labels, ...words, type: body.type ? typeNamed(body.type) : '' },
          ...(body.choices ? { options } : {}),
        }),
      ).catch((error) => {
        throw withoutMissing(error, body)
      }),
    [...problems, ...faulty, ...tooFar],
  )
  await place(tx, actor, now, { record, id: field.id, position })
  return field
}

/** A name in use is a duplicate, where it is all that is wrong. */
async function asDuplicate<Done>(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Refusal && error.problems.length > 0 && error.problems.every(isTaken))
      throw new Refusal('conflict', [{ path: 'labels', code: 'field.label-taken' }])
    throw error
  }
}
const isTaken = ({ code }: Problem): boolean => code === 'field.label-taken'

/** What is missing was told by this door's name already. */
function withoutMissing(error: unknown, body: FieldBody): unknown {
  if (!(error instanceof Refusal)) return error
  const isTold = ({ path, code }: Problem): boolean =>
    (!body.type?.trim() && path === 'type') || (!body.label?.trim() && code === 'field.label-empty')
  return new Refusal(
    error.kind,
    error.problems.filter((problem) => !isTold(problem)),
    error.extra,
  )
}

/**
 * Changes what is named of a field, its place too.
 * @throws Refusal forbidden, missing, invalid with all that is wrong, conflict for a name in use
 */
export async function changeNamed(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { record, id, body }: { record: FieldRecord; id: number; body: FieldBody },
): Promise<void> {
  const { field, position } = await placedField(tx, record, id)
  if (field === 'company-name') throw new Refusal('invalid', [{ path: 'label', code: 'freshdesk.read-only' }])
  const language = await languageOf(tx)
  const count = placedFields(await fieldsOf(tx, record)).length
  const problems = [...withoutLike(body), ...uniqueProblems(body, typeOf(field), field)]
  if (body.type && body.type !== typeOf(field)) problems.push({ path: 'type', code: 'freshdesk.read-only' })
  if (body.label !== undefined && !body.label?.trim())
    problems.push({ path: 'label', code: 'shape.required' })
  if (body.position && body.position > count) problems.push({ path: 'position', code: 'shape.value' })
  const { options, problems: faulty } = choicesAfter(field.options, body.choices ?? [], language)
  const draft = { ...fieldWords(body, language, field), ...(body.choices ? { options } : {}) }
  await inTheirWords(
    fieldPart,
    () => asDuplicate(() => changeField(tx, actor, now, { id, version: field.version, draft })),
    [...problems, ...faulty],
  )
  if (body.position && body.position !== position)
    await place(tx, actor, now, { record, id, position: body.position })
}

/** Puts a field at its place among those of this door. */
async function place(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { record, id, position }: { record: FieldRecord; id: number; position: number },
): Promise<void> {
  const others = placedFields(await fieldsOf(tx, record)).filter(
    ({ field }) => field === 'company-name' || field.id !== id,
  )
  const before = others.slice(0, position - 1).findLast(({ field }) => field !== 'company-name')
  const after = before && before.field !== 'company-name' ? before.field.id : null
  await moveField(tx, actor, now, { id, after })
}

/** @throws Refusal missing */
export async function placedField(db: Handle, record: FieldRecord, id: number): Promise<Placed> {
  const placed = placedFields(await fieldsOf(db, record)).find(
    ({ field }) => (field === 'company-name' ? companyNameField : field.id) === id,
  )
  if (!placed) throw new Refusal('missing')
  return placed
}

export const languageOf = async (db: Handle): Promise<'es' | 'en'> =>
  (await findWorkspace(db))?.language ?? 'es'
