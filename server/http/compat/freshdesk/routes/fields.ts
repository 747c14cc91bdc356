import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { Refusal } from '../../../../lib/errors.ts'
import { archiveField, type FieldRecord, fieldsOf, fieldTimes } from '../../../../modules/fields/index.ts'
import { answer, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import {
  CompanyFieldShape,
  ContactFieldShape,
  type FieldShape,
  fieldShape,
  placedFields,
} from '../shapes/field.ts'
import { CompanyFieldBody, ContactFieldBody, type FieldBody } from '../shapes/field-body.ts'
import { IdParams } from '../shapes/ids.ts'
import { changeNamed, createPlaced, languageOf, placedField } from '../write-fields.ts'

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
        const [fields, showing] = await Promise.all([fieldsOf(db, record), showingFields(db, record)])
        return placedFields(fields).map((placed) => fieldShape(placed, { ...showing, choices: 'listed' }))
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
        const { id } = await createPlaced(tx, actor, now, { record, body })
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
        await changeNamed(tx, actor, now, { record, id: params.id, body })
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

const showingFields = async (db: Handle, record: FieldRecord) => ({
  language: await languageOf(db),
  times: await fieldTimes(db, record),
})

async function shownField(db: Handle, record: FieldRecord, id: number): Promise<FieldShape> {
  const placed = await placedField(db, record, id)
  return fieldShape(placed, { ...(await showingFields(db, record)), choices: 'whole' })
}
