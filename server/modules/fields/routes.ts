import { agents, customers, type Route, readRoute } from '../../http/route.ts'
import { fieldsOf } from './read-fields.ts'
import type { Field } from './types.ts'
import { FieldsAnswer, FieldsQuery, type OwnFieldAnswer, OwnFieldsAnswer } from './wire.ts'

/** Definitions of fields. */
export const routes: Route[] = [
  readRoute({
    path: '/api/agent/fields',
    summary: 'The fields of contacts or companies, in their order, with the defaults that apply',
    access: agents('contacts.read'),
    query: FieldsQuery,
    answers: { 200: FieldsAnswer },
    handle: async ({ db, query }) => ({ items: await fieldsOf(db, query.record) }),
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
    isRequired: field.requiredForCustomers,
    isEditable: field.editableByCustomers,
    options: field.options,
  }
}
