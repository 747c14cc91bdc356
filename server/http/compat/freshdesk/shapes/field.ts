import { z } from 'zod'
import { contactLanguages, languageName } from '../../../../lib/pure/languages.ts'
import type { CustomType, Field } from '../../../../modules/fields/index.ts'
import { fieldName } from './field-names.ts'
import { railsZones, zoneOfRails } from './time-zones.ts'
import { timeOf } from './times.ts'

type Language = 'es' | 'en'

const Choice = z.strictObject({ id: z.number(), label: z.string(), value: z.string(), position: z.number() })
const Choices = z.union([z.array(Choice), z.array(z.string()), z.record(z.string(), z.string())])
const common = {
  id: z.number(),
  name: z.string(),
  label: z.string(),
  position: z.number(),
  required_for_agents: z.boolean(),
  agents_can_edit: z.boolean(),
  displayed_for_agents: z.boolean(),
  quick_add_for_agent: z.boolean(),
  unique: z.boolean(),
  type: z.string(),
  default: z.boolean(),
  created_at: z.string(),
  updated_at: z.string(),
  choices: Choices.optional(),
}
export const CompanyFieldShape = z.strictObject(common)
export const ContactFieldShape = z.strictObject({
  ...common,
  editable_in_signup: z.boolean(),
  customers_can_edit: z.boolean(),
  label_for_customers: z.string(),
  required_for_customers: z.boolean(),
  displayed_for_customers: z.boolean(),
})
export type FieldShape = z.infer<typeof CompanyFieldShape> &
  Partial<Omit<z.infer<typeof ContactFieldShape>, keyof typeof common>>

const typeNames: Readonly<Record<CustomType, string>> = {
  text: 'custom_text',
  paragraph: 'custom_paragraph',
  checkbox: 'custom_checkbox',
  number: 'custom_number',
  dropdown: 'custom_dropdown',
  phone: 'custom_phone_number',
  url: 'custom_url',
  date: 'custom_date',
}
/** What the type of a field is called here: a default one's after its name. */
export const typeOf = (field: Field): string =>
  field.isStandard ? `default_${fieldName(field) ?? field.key}` : typeNames[field.type as CustomType]
/** A type of ours by its name here; a type that is none here comes back, to be refused. */
export const typeNamed = (name: string): string =>
  Object.entries(typeNames).find(([, each]) => each === name)?.[0] ?? `?${name}`

/** The company of a contact is no field of ours: it is shown among the fields, and stays. */
export const companyNameField = 9_007_199_254_740_000

/** A field with its place among those of this door. */
export type Placed = { field: Field | 'company-name'; position: number }

/** The fields in use that this door has, in their order; a contact's company comes before the address. */
export function placedFields(fields: readonly Field[]): Placed[] {
  const shown = fields.filter((field) => !field.isArchived && fieldName(field) !== null)
  const at = shown.findIndex(({ record, key }) => record === 'contact' && key === 'postal_address')
  const isOfContacts = shown.some(({ record }) => record === 'contact')
  const place = at === -1 ? shown.length : at
  const all = isOfContacts
    ? [...shown.slice(0, place), 'company-name' as const, ...shown.slice(place)]
    : shown
  return all.map((field, index) => ({ field, position: index + 1 }))
}

type Times = ReadonlyMap<number, { createdAt: Date; updatedAt: Date }>
export type ShowingFields = { language: Language; times: Times; choices: 'listed' | 'whole' }

export function fieldShape({ field, position }: Placed, showing: ShowingFields): FieldShape {
  if (field === 'company-name') return companyName(position, showing)
  const { language, times } = showing
  const name = fieldName(field) ?? field.key
  const made = times.get(field.id)
  const choices = choicesOf(field, showing)
  return {
    id: field.id,
    name,
    label: field.labels[language],
    position,
    required_for_agents: field.requiredForAgents,
    agents_can_edit: true,
    displayed_for_agents: true,
    quick_add_for_agent: false,
    unique: field.isUnique,
    type: typeOf(field),
    default: field.isStandard,
    created_at: timeOf(made?.createdAt ?? new Date(0)),
    updated_at: timeOf(made?.updatedAt ?? new Date(0)),
    ...(field.record === 'contact'
      ? {
          editable_in_signup: field.isStandard && (name === 'name' || name === 'email'),
          customers_can_edit: field.editableByCustomers,
          label_for_customers: field.customerLabels[language] ?? field.labels[language],
          required_for_customers: field.requiredForCustomers,
          displayed_for_customers: field.visibleToCustomers,
        }
      : {}),
    ...(choices ? { choices } : {}),
  }
}

/** Choices are given in one way among other fields, and in another with the field alone, as documented. */
function choicesOf(field: Field, { language, choices }: ShowingFields): FieldShape['choices'] {
  if (field.type === 'dropdown') {
    const offered = field.options.filter(({ isArchived }) => !isArchived)
    if (choices === 'listed') return offered.map(({ labels }) => labels[language])
    return offered.map(({ id, labels }, at) => ({
      ...{ id, label: labels[language], value: labels[language], position: at + 1 },
    }))
  }
  const fixed =
    field.type === 'time-zone' ? zoneLabels() : field.type === 'language' ? languageLabels[language] : null
  if (!fixed) return undefined
  if (choices === 'listed') return Object.fromEntries(fixed)
  return fixed.map(([value, label], at) => ({ id: at + 1, label, value, position: at + 1 }))
}

const languageLabels = {
  es: contactLanguages.map((tag) => [tag, languageName(tag, 'es')] as const),
  en: contactLanguages.map((tag) => [tag, languageName(tag, 'en')] as const),
}

let known: [name: string, label: string][] | undefined

/** Zones with their difference from Greenwich in winter: "(GMT+05:30) Chennai". */
function zoneLabels(): [name: string, label: string][] {
  known ??= railsZones.map((name) => [name, `(GMT${differenceOf(zoneOfRails(name))}) ${name}`])
  return known
}

function differenceOf(timeZone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  const at = (month: number): string =>
    format
      .formatToParts(Date.UTC(2026, month, 1))
      .find(({ type }) => type === 'timeZoneName')
      ?.value.replace('GMT', '') || '+00:00'
  const minutes = (difference: string): number => {
    const [, sign, hours, rest] = /^([+-])(\d\d):(\d\d)$/.exec(difference) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(rest))
  }
  const [january, july] = [at(0), at(6)]
  return minutes(january) <= minutes(july) ? january : july
}

function companyName(position: number, { language, times }: ShowingFields): FieldShape {
  const [first] = times.values()
  const at = timeOf(first?.createdAt ?? new Date(0))
  const label = language === 'es' ? 'Empresa' : 'Company'
  return {
    ...{ id: companyNameField, name: 'company_name', label, position },
    ...{ required_for_agents: false, agents_can_edit: true, displayed_for_agents: true },
    ...{ quick_add_for_agent: false, unique: false, type: 'default_company_name', default: true },
    ...{ created_at: at, updated_at: at },
    ...{ editable_in_signup: false, customers_can_edit: false, label_for_customers: label },
    ...{ required_for_customers: false, displayed_for_customers: true },
  }
}
