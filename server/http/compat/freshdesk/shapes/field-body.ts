import { z } from 'zod'
import type { Problem } from '../../../../lib/errors.ts'
import type { Field } from '../../../../modules/fields/index.ts'

type Language = 'es' | 'en'

const flag = z.boolean().nullable().optional()
const text = z.string().max(10_000).nullable().optional()
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

const Choice = z.strictObject({
  id: id.optional(),
  label: z.string().max(10_000).optional(),
  value: z.string().max(10_000).optional(),
  position: z.number().int().min(1).max(10_000).optional(),
  deleted: z.boolean().optional(),
})
export type ChoiceBody = z.infer<typeof Choice>

const common = {
  label: text,
  type: text,
  position: z.number().int().min(1).max(10_000).nullable().optional(),
  required_for_agents: flag,
  agents_can_edit: flag,
  displayed_for_agents: flag,
  quick_add_for_agent: flag,
  unique: flag,
  choices: z.array(Choice).max(1000).nullable().optional(),
}
export const CompanyFieldBody = z.strictObject(common)
export const ContactFieldBody = z.strictObject({
  ...common,
  editable_in_signup: flag,
  customers_can_edit: flag,
  label_for_customers: text,
  required_for_customers: flag,
  displayed_for_customers: flag,
})
export type FieldBody = z.infer<typeof ContactFieldBody>

/** Of a new field what must be there. */
export function missingParts(body: FieldBody, record: Field['record']): Problem[] {
  const needed = [
    'label',
    'type',
    ...(record === 'contact' ? (['label_for_customers'] as const) : []),
  ] as const
  return needed.filter((name) => !body[name]?.trim()).map((path) => ({ path, code: 'shape.required' }))
}

/** What is asked of a field that none here can be, rather than left away in silence. */
export function withoutLike(body: FieldBody): Problem[] {
  const wanted = [
    ...(['agents_can_edit', 'displayed_for_agents'] as const).filter((name) => body[name] === false),
    ...(['quick_add_for_agent', 'editable_in_signup'] as const).filter((name) => body[name] === true),
  ]
  return wanted.map((path) => ({ path, code: 'freshdesk.not-here' }))
}

/** On screen numbers and addresses of pages may be unique too; clients of this door rely on it that only texts are. */
export function uniqueProblems(
  { unique }: FieldBody,
  type: string | null | undefined,
  before?: Field,
): Problem[] {
  const isRefused =
    unique === true && !before?.isUnique && (type === 'custom_number' || type === 'custom_url')
  return isRefused ? [{ path: 'unique', code: 'field.cannot-be-unique' }] : []
}

export type Texts = { es?: string; en?: string }
export type FieldWords = {
  labels?: Texts
  customerLabels?: Texts
  requiredForAgents?: boolean
  requiredForCustomers?: boolean
  visibleToCustomers?: boolean
  editableByCustomers?: boolean
  isUnique?: boolean
  options?: { id?: number; labels: Texts; isArchived?: boolean }[]
}

/** What both doors say of a field. A name is the workspace's language's; the other follows where it said the same. */
export function fieldWords(body: FieldBody, language: Language, before?: Field): FieldWords {
  const words: FieldWords = {}
  const named = body.label?.trim()
  if (named) words.labels = inLanguage(named, language, before?.labels)
  if (body.label_for_customers !== undefined)
    words.customerLabels = inLanguage(body.label_for_customers ?? '', language, before?.customerLabels)
  const flags = {
    requiredForAgents: body.required_for_agents,
    requiredForCustomers: body.required_for_customers,
    visibleToCustomers: body.displayed_for_customers,
    editableByCustomers: body.customers_can_edit,
    isUnique: body.unique,
  }
  for (const [name, value] of Object.entries(flags))
    if (typeof value === 'boolean') Object.assign(words, { [name]: value })
  return words
}

/** A text in the workspace's language; the other follows where it said the same. */
export function inLanguage(text: string, language: Language, before: Texts | undefined): Texts {
  const other = language === 'es' ? 'en' : 'es'
  const isSame = before === undefined || before[other] === undefined || before[other] === before[language]
  return { [language]: text, ...(isSame ? { [other]: text } : {}) }
}

/** What the room calls a part of a definition, in the words of this door. */
export function fieldPart({ path }: Problem): string {
  const [first = ''] = path.split('.')
  return parts[first] ?? path
}

const parts: Readonly<Record<string, string>> = {
  labels: 'label',
  customerLabels: 'label_for_customers',
  requiredForAgents: 'required_for_agents',
  requiredForCustomers: 'required_for_customers',
  visibleToCustomers: 'displayed_for_customers',
  editableByCustomers: 'customers_can_edit',
  isUnique: 'unique',
  options: 'choices',
}
