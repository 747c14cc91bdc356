import { agents, customers, type Route, readRoute } from '../../../http/route.ts'
import { allFieldsOf, fieldsOf } from '../read-fields.ts'
import type { Field } from '../types.ts'
import { FieldsAnswer, FieldsQuery, type OwnFieldAnswer, OwnFieldsAnswer } from '../wire.ts'

/** What forms, lists and programs go by. */
export const definitionRoutes: Route[] = [
  readRoute({
    path: '/api/agent/fields',
    summary: 'The fields of contacts or companies, in their order, with the defaults that apply',
    access: agents('contacts.read'),
    query: FieldsQuery,
    answers: { 200: FieldsAnswer },
    handle: async ({ db, query: { record, archived } }) => ({
      items: await (archived === 'included' ? allFieldsOf(db, record) : fieldsOf(db, record)),
    }),
  }),
  readRoute({
    path: '/api/area/me/fields',
    summary: 'The fields of one’s own profile that customers may see',
    access: customers(),
    answers: { 200: OwnFieldsAnswer },
    handle: async ({ db }) => ({
      items: (await fieldsOf(db, 'contact')).filter((field) => field.visibleToCustomers).map(asOwnField),
    }),
  }),
]

function asOwnField(field: Field): OwnFieldAnswer {
  return {
    path: field.path,
    type: field.type,
    labels: { ...field.labels, ...field.customerLabels },
    help: field.help,
    isRequired: field.requiredForCustomers,
    isEditable: field.editableByCustomers,
    options: field.options,
  }
}
