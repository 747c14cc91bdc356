import { z } from 'zod'
import { categoryNames } from '../../../../modules/delivery/index.ts'
import { timeOf } from './times.ts'

export const TicketFieldShape = z.strictObject({
  id: z.number(),
  name: z.string(),
  label: z.string(),
  description: z.null(),
  position: z.number(),
  required_for_closure: z.boolean(),
  required_for_agents: z.boolean(),
  required_for_customers: z.boolean(),
  customers_can_edit: z.boolean(),
  displayed_to_customers: z.boolean(),
  label_for_customers: z.string(),
  type: z.string(),
  default: z.literal(true),
  portal_cc: z.boolean().optional(),
  portal_cc_to: z.enum(['all', 'company']).optional(),
  choices: z
    .union([z.array(z.string()), z.record(z.string(), z.union([z.number(), z.array(z.string())]))])
    .optional(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type TicketFieldShape = z.infer<typeof TicketFieldShape>

type Named = { id: number; name: string }
type Choosing = { language: 'es' | 'en'; departments: readonly Named[]; agents: readonly Named[] }
type Label = readonly [es: string, en: string]

const statuses: Readonly<Record<string, Label>> = {
  '2': ['Abierto', 'Open'],
  '3': ['Espera respuesta', 'Pending'],
  '4': ['Resuelto', 'Resolved'],
  '5': ['Cerrado', 'Closed'],
}
const priorities: readonly Label[] = [
  ['Baja', 'Low'],
  ['Normal', 'Medium'],
  ['Alta', 'High'],
  ['Urgente', 'Urgent'],
]
const sources: readonly (readonly [code: number, label: Label])[] = [
  [1, ['Correo', 'Email']],
  [2, ['Portal', 'Portal']],
  [3, ['Teléfono', 'Phone']],
  [7, ['Chat', 'Chat']],
  [9, ['Formulario web', 'Feedback Widget']],
  [10, ['Correo saliente', 'Outbound Email']],
]

/** Name, label, and what differs from a field that agents may leave empty and customers do not see. */
type Told = { name: string; label: Label; type?: string } & Partial<TicketFieldShape>

/** The fields of tickets, which are the same everywhere: there are no custom ones. */
export function ticketFieldShapes({ language, departments, agents }: Choosing): TicketFieldShape[] {
  const said = ([es, en]: Label): string => (language === 'es' ? es : en)
  const byName = (all: readonly Named[]) => Object.fromEntries(all.map(({ id, name }) => [name, id]))
  const seen = { displayed_to_customers: true, customers_can_edit: true }
  const needed = { required_for_agents: true, required_for_customers: true }
  const told: (Omit<Told, 'label'> & { label: Label })[] = [
    {
      name: 'requester',
      label: ['Solicitante', 'Requester'],
      ...seen,
      ...needed,
      portal_cc: false,
      portal_cc_to: 'company',
    },
    { name: 'subject', label: ['Asunto', 'Subject'], ...seen, ...needed },
    {
      name: 'ticket_type',
      label: ['Categoría', 'Type'],
      ...seen,
      choices: Object.values(categoryNames[language]),
    },
    {
      name: 'source',
      label: ['Vía', 'Source'],
      choices: Object.fromEntries(sources.map(([code, label]) => [said(label), code])),
    },
    {
      name: 'status',
      label: ['Estado', 'Status'],
      displayed_to_customers: true,
      required_for_agents: true,
      choices: Object.fromEntries(
        Object.entries(statuses).map(([code, label]) => [code, [said(label), said(label)]]),
      ),
    },
    {
      name: 'priority',
      label: ['Prioridad', 'Priority'],
      required_for_agents: true,
      choices: Object.fromEntries(priorities.map((label, at) => [said(label), at + 1])),
    },
    { name: 'group', label: ['Departamento', 'Group'], choices: byName(departments) },
    { name: 'agent', label: ['Asignado a', 'Agent'], choices: byName(agents) },
    { name: 'description', label: ['Descripción', 'Description'], ...seen, ...needed },
    { name: 'company', label: ['Empresa', 'Company'], ...seen },
  ]
  const at = timeOf(new Date(0))
  return told.map(({ name, label, ...more }, index) => ({
    ...{ id: index + 1, name, label: said(label), description: null, position: index + 1 },
    ...{ required_for_closure: false, required_for_agents: false, required_for_customers: false },
    ...{ customers_can_edit: false, displayed_to_customers: false, label_for_customers: said(label) },
    ...{ type: `default_${name}`, default: true as const, created_at: at, updated_at: at },
    ...more,
  }))
}
