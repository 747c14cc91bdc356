import type { KnownField } from '../types.ts'

const column = { isColumn: true, isFilterable: true, isUsual: false, isSortable: false }
const usual = { ...column, isUsual: true }

/** What a list of contacts knows besides custom fields. Labels give way to those of the workspace's own fields. */
export const contactFields: readonly KnownField[] = [
  { path: 'name', type: 'text', labels: { es: 'Nombre', en: 'Name' }, ...column, isSortable: true },
  { path: 'email', type: 'text', labels: { es: 'Correo electrónico', en: 'E-mail' }, ...column },
  {
    path: 'company',
    type: 'choices',
    labels: { es: 'Empresa', en: 'Company' },
    ...usual,
    valuesOf: 'company',
  },
  { path: 'phone', type: 'phone', labels: { es: 'Teléfono', en: 'Phone' }, ...column },
  {
    path: 'access',
    type: 'choice',
    labels: { es: 'Acceso', en: 'Access' },
    ...usual,
    options: [
      option('none', 'Sin acceso', 'No access'),
      option('invited', 'Invitado', 'Invited'),
      option('active', 'Activo', 'Active'),
      option('blocked', 'Bloqueado', 'Blocked'),
    ],
  },
  { path: 'workPhone', type: 'phone', labels: { es: 'Teléfono de trabajo', en: 'Work phone' }, ...column },
  { path: 'mobilePhone', type: 'phone', labels: { es: 'Celular', en: 'Mobile' }, ...column },
  { path: 'jobTitle', type: 'text', labels: { es: 'Puesto', en: 'Title' }, ...column },
  {
    path: 'language',
    type: 'choice',
    labels: { es: 'Idioma', en: 'Language' },
    ...usual,
    valuesOf: 'language',
  },
  {
    path: 'timeZone',
    type: 'choice',
    labels: { es: 'Zona horaria', en: 'Time zone' },
    ...column,
    valuesOf: 'time-zone',
  },
  { path: 'tags', type: 'choices', labels: { es: 'Etiquetas', en: 'Tags' }, ...usual, valuesOf: 'tag' },
  { path: 'country', type: 'choice', labels: { es: 'País', en: 'Country' }, ...usual, valuesOf: 'country' },
  { path: 'city', type: 'text', labels: { es: 'Ciudad', en: 'City' }, ...column },
  { path: 'state', type: 'text', labels: { es: 'Estado o provincia', en: 'State or province' }, ...column },
  { path: 'postcode', type: 'text', labels: { es: 'Código postal', en: 'Postcode' }, ...column },
  { path: 'externalId', type: 'text', labels: { es: 'Id externo', en: 'External ID' }, ...column },
  { path: 'about', type: 'text', labels: { es: 'Acerca de', en: 'About' }, ...column },
  {
    path: 'emailDomain',
    type: 'choices',
    labels: { es: 'Dominio de correo', en: 'Mail domain' },
    ...usual,
    isColumn: false,
    valuesOf: 'domain',
  },
  {
    path: 'emailSuppressed',
    type: 'checkbox',
    labels: { es: 'Correo rechazado', en: 'E-mail bounces' },
    ...usual,
    isColumn: false,
  },
  {
    path: 'origin',
    type: 'choice',
    labels: { es: 'Procedencia', en: 'Origin' },
    ...column,
    options: [
      option('agent', 'Agente', 'Agent'),
      option('api', 'API', 'API'),
      option('import', 'Importación', 'Import'),
      option('card', 'Contacto adicional', 'Additional contact'),
      option('mail', 'Correo recibido', 'Incoming mail'),
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

/** What a list of contacts shows when nobody chose. */
export const contactColumns = ['email', 'company', 'phone', 'access', 'updatedAt']

function option(value: string, es: string, en: string) {
  return { value, labels: { es, en }, isArchived: false }
}
