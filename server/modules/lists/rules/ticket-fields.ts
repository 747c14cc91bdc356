import type { KnownField, ListField } from '../types.ts'

const column = { isColumn: true, isFilterable: true, isUsual: false, isSortable: false }
const usual = { ...column, isUsual: true }
const sorted = { ...column, isSortable: true }

/** Who is meant by "me": whoever looks. A view for all of them says so. */
export const me = 'me'

/** What a workspace's tickets may belong to. */
export type TicketChoices = {
  agents: readonly Choice[]
  departments: readonly Choice[]
}
export type Choice = { id: number; name: string; isGone: boolean }

/** What a list of tickets knows. */
export function ticketFields(choices: TicketChoices): ListField[] {
  const agents = [option(me, 'Yo', 'Me'), ...choices.agents.map(asOption)]
  const departments = choices.departments.map(asOption)
  return known.map((field) => ({
    ...field,
    options:
      field.path === 'assignee'
        ? agents
        : field.path === 'department'
          ? departments
          : (field.options ?? null),
    valuesOf: field.valuesOf ?? null,
    custom: null,
  }))
}

/** What a list of tickets shows when nobody chose. */
export const ticketColumns = ['requester', 'status', 'assignee', 'priority', 'category', 'lastMessageAt']

const known: readonly KnownField[] = [
  { path: 'number', type: 'number', labels: { es: 'Número', en: 'Number' }, ...sorted },
  { path: 'subject', type: 'text', labels: { es: 'Asunto', en: 'Subject' }, ...column },
  {
    path: 'status',
    type: 'choice',
    labels: { es: 'Estado', en: 'Status' },
    ...usual,
    options: [
      option('open', 'Abierto', 'Open'),
      option('pending', 'Espera respuesta', 'Awaiting reply'),
      option('resolved', 'Resuelto', 'Resolved'),
      option('closed', 'Cerrado', 'Closed'),
    ],
  },
  { path: 'assignee', type: 'choice', labels: { es: 'Asignado a', en: 'Assigned to' }, ...usual },
  {
    path: 'priority',
    type: 'choice',
    labels: { es: 'Prioridad', en: 'Priority' },
    ...usual,
    isSortable: true,
    options: [
      option('low', 'Baja', 'Low'),
      option('normal', 'Normal', 'Normal'),
      option('high', 'Alta', 'High'),
      option('urgent', 'Urgente', 'Urgent'),
    ],
  },
  {
    path: 'category',
    type: 'choice',
    labels: { es: 'Categoría', en: 'Category' },
    ...usual,
    options: [
      option('billing', 'Facturación', 'Billing'),
      option('support', 'Soporte', 'Support'),
      option('products', 'Productos / Servicios', 'Products / Services'),
      option('domains', 'Dominios', 'Domains'),
      option('general', 'General', 'General'),
      option('affiliate', 'Afiliados', 'Affiliates'),
    ],
  },
  { path: 'department', type: 'choice', labels: { es: 'Departamento', en: 'Department' }, ...usual },
  { path: 'tags', type: 'choices', labels: { es: 'Etiquetas', en: 'Tags' }, ...usual, valuesOf: 'tag' },
  {
    path: 'requester',
    type: 'choice',
    labels: { es: 'Solicitante', en: 'Requester' },
    ...usual,
    valuesOf: 'contact',
  },
  {
    path: 'requesterAddress',
    type: 'text',
    labels: { es: 'Correo del solicitante', en: 'Requester’s e-mail' },
    ...column,
  },
  {
    path: 'participant',
    type: 'text',
    labels: { es: 'Participante', en: 'Participant' },
    ...column,
    isColumn: false,
  },
  { path: 'account', type: 'choice', labels: { es: 'Cuenta', en: 'Account' }, ...usual, valuesOf: 'account' },
  {
    path: 'company',
    type: 'choice',
    labels: { es: 'Empresa', en: 'Company' },
    ...usual,
    valuesOf: 'company',
  },
  { path: 'domain', type: 'text', labels: { es: 'Dominio', en: 'Domain' }, ...column },
  { path: 'service', type: 'text', labels: { es: 'Servicio', en: 'Service' }, ...column },
  {
    path: 'lastAuthor',
    type: 'choice',
    labels: { es: 'Última palabra', en: 'Last word' },
    ...usual,
    options: [option('customer', 'Del cliente', 'The customer’s'), option('agent', 'Nuestra', 'Ours')],
  },
  {
    path: 'source',
    type: 'choice',
    labels: { es: 'Vía', en: 'Source' },
    ...column,
    options: [
      option('mail', 'Correo', 'Mail'),
      option('area', 'Área de clientes', 'Client area'),
      option('agent', 'Agente', 'Agent'),
      option('api', 'API', 'API'),
      option('phone', 'Teléfono', 'Phone'),
      option('chat', 'Chat', 'Chat'),
      option('widget', 'Formulario web', 'Web form'),
      option('outbound', 'Correo saliente', 'Outbound mail'),
    ],
  },
  {
    path: 'lastMessageAt',
    type: 'moment',
    labels: { es: 'Último mensaje', en: 'Last message' },
    ...usual,
    isSortable: true,
  },
  { path: 'createdAt', type: 'moment', labels: { es: 'Apertura', en: 'Opened' }, ...usual, isSortable: true },
  { path: 'updatedAt', type: 'moment', labels: { es: 'Último cambio', en: 'Last change' }, ...sorted },
  { path: 'resolvedAt', type: 'moment', labels: { es: 'Resolución', en: 'Resolved' }, ...column },
  { path: 'closedAt', type: 'moment', labels: { es: 'Cierre', en: 'Closed' }, ...column },
]

const asOption = ({ id, name, isGone }: Choice) => ({
  value: id,
  labels: { es: name, en: name },
  isArchived: isGone,
})

function option(value: string, es: string, en: string) {
  return { value, labels: { es, en }, isArchived: false }
}
