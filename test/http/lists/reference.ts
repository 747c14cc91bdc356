import type { FilterOperator } from '../../../server/lib/pure/filter-operators.ts'
import { foldText } from '../../../server/lib/pure/fold-text.ts'
import type { ContactAnswer } from '../../../server/modules/directory/wire.ts'
import type {
  Filter,
  FilterCondition,
  FilterGroup,
  ListFieldAnswer,
} from '../../../server/modules/lists/wire.ts'

// What filters mean, said a second time: over what the API shows of a contact, and nothing of how she is kept.

export type Person = ContactAnswer & { companies: { id: number }[] }
export type Known = { fields: readonly ListFieldAnswer[]; now: Date }

const zone = 'America/Mexico_City'
export const dayOf = (iso: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(iso))
export const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

function valuesOf(person: Person, path: string): unknown[] {
  const held = (value: unknown): unknown[] =>
    value === null || value === undefined || value === '' ? [] : [value]
  switch (path) {
    case 'email':
      return person.emails.map((email) => email.address)
    case 'emailDomain':
      return person.emails.map((email) => email.address.split('@')[1])
    case 'emailSuppressed':
      return [person.emails.some((email) => email.isPrimary && email.suppressedAt !== null)]
    case 'company':
      return person.companies.map((company) => company.id)
    case 'phone':
      return [person.workPhone, person.workPhoneE164, person.mobilePhone, person.mobilePhoneE164].flatMap(
        held,
      )
    case 'workPhone':
      return [person.workPhone, person.workPhoneE164].flatMap(held)
    case 'mobilePhone':
      return [person.mobilePhone, person.mobilePhoneE164].flatMap(held)
    case 'tags':
      return person.tags
    case 'country':
    case 'city':
    case 'state':
    case 'postcode':
      return held(person.postalAddress?.[path])
    default: {
      const [, id] = /^custom\.(\d+)$/.exec(path) ?? []
      return held(id ? person.custom[id] : (person as unknown as Record<string, unknown>)[path])
    }
  }
}

/** Whether a contact is one of those that a condition means. */
export function holds(
  { fields, now }: Known,
  person: Person,
  { field: path, operator, value }: FilterCondition,
): boolean {
  const field = fields.find((each) => each.path === path) as ListFieldAnswer
  const values = valuesOf(person, path)
  const days = values.map((each) => (field.type === 'moment' ? dayOf(String(each)) : String(each)))
  const today = dayOf(now.toISOString())
  const [text, number, list] = [String(value), Number(value), Array.isArray(value) ? value : []]
  const folded = values.map((each) => foldText(String(each)))
  const digits = (text: unknown) => String(text).replaceAll(/\D/g, '')
  switch (operator as FilterOperator) {
    case 'is-empty':
      return values.length === 0
    case 'is-filled':
      return values.length > 0
    case 'contains':
      return field.type === 'phone'
        ? values.some((each) => digits(each).includes(digits(text)))
        : folded.some((each) => each.includes(foldText(text)))
    case 'not-contains':
      return !holds({ fields, now }, person, { field: path, operator: 'contains', value })
    case 'starts-with':
      return folded.some((each) => each.startsWith(foldText(text)))
    case 'is':
      if (field.type === 'checkbox') return values.includes(true) === (value as unknown)
      if (field.type === 'number') return values.includes(value)
      return folded.includes(foldText(text))
    case 'is-not':
      return !holds({ fields, now }, person, { field: path, operator: 'is', value })
    case 'any-of':
      return values.some((each) => list.includes(each))
    case 'all-of':
      return list.every((each) => values.includes(each))
    case 'none-of':
      return !holds({ fields, now }, person, { field: path, operator: 'any-of', value })
    case 'less-than':
      return values.some((each) => (each as number) < number)
    case 'more-than':
      return values.some((each) => (each as number) > number)
    case 'between':
      if (field.type === 'number')
        return values.some(
          (each) => (each as number) >= Number(list[0]) && (each as number) <= Number(list[1]),
        )
      return days.some((day) => day >= String(list[0]) && day <= String(list[1]))
    case 'on':
      return days.includes(text)
    case 'before':
      return days.some((day) => day < text)
    case 'after':
      return days.some((day) => day > text)
    case 'in-last':
      return days.some((day) => day >= shifted(today, -number) && day <= today)
    case 'in-next':
      return days.some((day) => day >= today && day <= shifted(today, number))
  }
}

/** Whether a contact is one of those that a filter means. */
export function passes(known: Known, person: Person, group: Filter | FilterGroup): boolean {
  const each = group.conditions.map((one) =>
    'conditions' in one ? passes(known, person, one) : holds(known, person, one),
  )
  return group.match === 'all' ? each.every(Boolean) : each.some(Boolean)
}
