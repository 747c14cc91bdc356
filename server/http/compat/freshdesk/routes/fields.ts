import { z } from 'zod'
import type { Handle, Tx } from '../../../../lib/db.ts'
import { type Problem, Refusal } from '../../../../lib/errors.ts'
import {
  archiveField,
  changeField,
  createField,
  type Field,
  type FieldRecord,
  fieldsOf,
  fieldTimes,
  moveField,
} from '../../../../modules/fields/index.ts'
import { findWorkspace } from '../../../../modules/identity/index.ts'
import type { AgentActor } from '../../../../modules/trail/index.ts'
import { answer, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import { inTheirWords } from '../in-their-words.ts'
import {
  CompanyFieldShape,
  ContactFieldShape,
  companyNameField,
  type FieldShape,
  fieldShape,
  type Placed,
  placedFields,
  typeNamed,
  typeOf,
} from '../shapes/field.ts'
import {
  CompanyFieldBody,
  ContactFieldBody,
  choicesAfter,
  type FieldBody,
  fieldPart,
  fieldWords,
  missingParts,
  withoutLike,
} from '../shapes/field-body.ts'
import { IdParams } from '../shapes/ids.ts'

const reads = apiKeys('contacts.read')
const manages = apiKeys('settings.manage')
const shapes = { contact: ContactFieldShape, company: CompanyFieldShape }
const bodies = { contact: ContactFieldBody, company: CompanyFieldBody }

/** The fields of contacts and of companies. */
export const fieldRoutes: Route[] = [...routesOf('contact'), ...routesOf('company')]

function routesOf(record: FieldRecord): Route[] {
  const all = `/api/v2/${record}_fields` as const
  const body: z.ZodType<FieldBody> = bodies[record]
  return [
    readRoute({
      dialect: freshdesk,
      path: all,
      summary: `The fields of a ${record}, in their order`,
      access: reads,
      answers: { 200: z.array(shapes[record]) },
      handle: async ({ db }) => {
        const showing = { ...(await showingFields(db, record)), choices: 'listed' } as const
        return placedFields(await fieldsOf(db, record)).map((placed) => fieldShape(placed, showing))
      },
    }),
    commandRoute({
      dialect: freshdesk,
      method: 'POST',
      path: all,
      summary: `Create a custom field of a ${record}`,
      access: manages,
      body,
      answers: { 201: shapes[record] },
      handle: async ({ tx, actor, now, body, asked }) => {
        const { id } = await createdField(tx, actor, now, { record, body })
        return answer(201, await shownField(tx, record, id), {
          headers: { location: `${asked.origin}${all}/${id}` },
        })
      },
    }),
    // Documented under both names.
    ...[all, `/api/v2/${record}_field` as const].flatMap((path) => routesOfOne(record, path, body)),
  ]
}

function routesOfOne(record: FieldRecord, path: `/${string}`, body: z.ZodType<FieldBody>): Route[] {
  const one = `${path}/:id` as const
  return [
    readRoute({
      dialect: freshdesk,
      path: one,
      summary: `A field of a ${record}`,
      access: reads,
      params: IdParams,
      answers: { 200: shapes[record] },
      handle: ({ db, params }) => shownField(db, record, params.id),
    }),
    commandRoute({
      dialect: freshdesk,
      method: 'PUT',
      path: one,
      summary: `Change what is named of a field of a ${record}`,
      access: manages,
      params: IdParams,
      body,
      answers: { 200: shapes[record] },
      handle: async ({ tx, actor, now, params, body }) => {
        await changedField(tx, actor, now, { record, id: params.id, body })
        return shownField(tx, record, params.id)
      },
    }),
    commandRoute({
      dialect: freshdesk,
      method: 'DELETE',
      path: one,
      summary: `Take a custom field of a ${record} out of use; its values stay`,
      access: manages,
      params: IdParams,
      answers: { 204: null },
      handle: async ({ tx, actor, now, params }) => {
        const { field } = await placedField(tx, record, params.id)
        if (field === 'company-name')
          throw new Refusal('conflict', [{ path: '', code: 'field.standard-stays' }])
        await archiveField(tx, actor, now, { id: field.id, version: field.version, to: 'archived' })
        return answer(204)
      },
    }),
  ]
}

async function createdField(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { record, body }: { record: FieldRecord; body: FieldBody },
): Promise<Field> {
  const language = await languageOf(tx)
  const problems = [...missingParts(body, record), ...withoutLike(body)]
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

async function changedField(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { record, id, body }: { record: FieldRecord; id: number; body: FieldBody },
): Promise<void> {
  const { field, position } = await placedField(tx, record, id)
  if (field === 'company-name') throw new Refusal('invalid', [{ path: 'label', code: 'freshdesk.read-only' }])
  const language = await languageOf(tx)
  const count = placedFields(await fieldsOf(tx, record)).length
  const problems = withoutLike(body)
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

async function placedField(db: Handle, record: FieldRecord, id: number): Promise<Placed> {
  const placed = placedFields(await fieldsOf(db, record)).find(
    ({ field }) => (field === 'company-name' ? companyNameField : field.id) === id,
  )
  if (!placed) throw new Refusal('missing')
  return placed
}

const languageOf = async (db: Handle): Promise<'es' | 'en'> => (await findWorkspace(db))?.language ?? 'es'

const showingFields = async (db: Handle, record: FieldRecord) => ({
  language: await languageOf(db),
  times: await fieldTimes(db, record),
})

async function shownField(db: Handle, record: FieldRecord, id: number): Promise<FieldShape> {
  const placed = await placedField(db, record, id)
  return fieldShape(placed, { ...(await showingFields(db, record)), choices: 'whole' })
}
