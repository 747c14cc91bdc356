import { z } from 'zod'
import type { Problem } from '../../../../lib/errors.ts'
import type { Field, Option } from '../../../../modules/fields/index.ts'

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

type Texts = { es?: string; en?: string }
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

function inLanguage(text: string, language: Language, before: Texts | undefined): Texts {
  const other = language === 'es' ? 'en' : 'es'
  const isSame = before === undefined || before[other] === undefined || before[other] === before[language]
  return { [language]: text, ...(isSame ? { [other]: text } : {}) }
}

/**
 * The choices of a field after a client named some: renamed, moved, taken away, new. What it does not name stays. A new
 * one that is called as one that was taken away is that one again.
 */
export function choicesAfter(
  before: readonly Option[],
  given: readonly ChoiceBody[],
  language: Language,
): { options: NonNullable<FieldWords['options']>; problems: Problem[] } {
  const problems: Problem[] = []
  type Kept = NonNullable<FieldWords['options']>[number]
  const options: Kept[] = before.filter(({ isArchived }) => !isArchived)
  const moves: { option: Kept; position: number }[] = []
  for (const [at, { id, label, value, position, deleted }] of given.entries()) {
    const called = (value ?? label)?.trim()
    const known = options.find((option) => id !== undefined && option.id === id)
    if (id !== undefined && !known) {
      problems.push({ path: `choices.${at}`, code: 'shape.value' })
      continue
    }
    if (deleted) {
      if (known) options.splice(options.indexOf(known), 1)
      else problems.push({ path: `choices.${at}`, code: 'shape.value' })
      continue
    }
    if (!known && !called) {
      problems.push({ path: `choices.${at}`, code: 'shape.required' })
      continue
    }
    const was = before.find((option) => option.id === id)
    const gone = known
      ? undefined
      : before.find((each) => each.isArchived && each.labels[language] === called)
    const option: Kept = {
      ...(known?.id !== undefined ? { id: known.id } : gone ? { id: gone.id } : {}),
      labels: called && !gone ? inLanguage(called, language, was?.labels) : ((gone ?? was)?.labels ?? {}),
      isArchived: false,
    }
    const filled = { ...option, labels: { ...(was?.labels ?? {}), ...option.labels } }
    if (known) options[options.indexOf(known)] = filled
    else options.push(filled)
    if (position !== undefined) moves.push({ option: filled, position })
  }
  for (const { option, position } of moves.toSorted((one, other) => one.position - other.position)) {
    options.splice(options.indexOf(option), 1)
    options.splice(position - 1, 0, option)
  }
  return { options, problems }
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
