import type { KnownField } from '../types.ts'

const column = { isColumn: true, isFilterable: true, isUsual: false, isSortable: false }
const usual = { ...column, isUsual: true }

/** What a list of companies knows besides custom fields. The choices of the dropdowns are those of the workspace's fields. */
export const companyFields: readonly KnownField[] = [
  { path: 'name', type: 'text', labels: { es: 'Nombre', en: 'Name' }, ...column, isSortable: true },
  {
    path: 'mailDomains',
    type: 'choices',
    labels: { es: 'Dominios de correo', en: 'Mail domains' },
    ...usual,
    valuesOf: 'domain',
  },
  {
    path: 'contacts',
    type: 'number',
    labels: { es: 'Contactos', en: 'Contacts' },
    ...column,
    isFilterable: false,
  },
  { path: 'description', type: 'text', labels: { es: 'Descripción', en: 'Description' }, ...column },
  { path: 'notes', type: 'text', labels: { es: 'Notas', en: 'Notes' }, ...column },
  {
    path: 'healthScore',
    type: 'choice',
    labels: { es: 'Puntuación de salud', en: 'Health score' },
    ...usual,
  },
  { path: 'accountTier', type: 'choice', labels: { es: 'Nivel de cuenta', en: 'Account tier' }, ...usual },
  {
    path: 'renewalDate',
    type: 'date',
    labels: { es: 'Fecha de renovación', en: 'Renewal date' },
    ...usual,
    isSortable: true,
  },
  { path: 'industry', type: 'choice', labels: { es: 'Industria', en: 'Industry' }, ...usual },
  {
    path: 'origin',
    type: 'choice',
    labels: { es: 'Procedencia', en: 'Origin' },
    ...column,
    options: [
      option('agent', 'Agente', 'Agent'),
      option('api', 'API', 'API'),
      option('import', 'Importación', 'Import'),
      option('sample', 'Datos de ejemplo', 'Sample data'),
    ],
  },
  {
    path: 'createdAt',
    type: 'moment',
    labels: { es: 'Creación', en: 'Created' },
    ...usual,
    isSortable: true,
  },
  {
    path: 'updatedAt',
    type: 'moment',
    labels: { es: 'Último cambio', en: 'Last change' },
    ...usual,
    isSortable: true,
  },
]

/** Fields that a plan may take away: without their definition there is nothing to list. */
export const planFields: readonly string[] = ['healthScore', 'accountTier', 'renewalDate', 'industry']

/** What a list of companies shows when nobody chose. */
export const companyColumns = ['mailDomains', 'contacts', 'healthScore', 'accountTier', 'updatedAt']

function option(value: string, es: string, en: string) {
  return { value, labels: { es, en }, isArchived: false }
}
