import { never, type Problem } from '../../../lib/errors.ts'
import { addDays, type DateOnly, dayIn, readDateOnly, startOfDay } from '../../../lib/pure/date-only.ts'
import { type FilterOperator, filterLimits } from '../../../lib/pure/filter-operators.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { readLanguageTag } from '../../../lib/pure/languages.ts'
import { readMailDomain } from '../../../lib/pure/mail-domain.ts'
import { digitsOf } from '../../../lib/pure/phone.ts'
import type { End, ListFacts, ListField, Scalar, Test } from '../types.ts'
import { me } from './ticket-fields.ts'

type Fault = Omit<Problem, 'path'>
type Reading = { isNot: boolean; test: Test } | { fault: Fault }

/** No end on this side. Never read from what was sent: a range without ends would let everything through. */
const open = Symbol('open')
/** Whoever "me" is where nobody looks. */
const nobody = 0
const wrongValue: Fault = { code: 'filter.bad-value' }

/** Reads what a condition asks: an operator of the field's type with its value. */
export function readTest(
  facts: ListFacts,
  field: ListField,
  asked: { operator: FilterOperator; value: unknown },
): Reading {
  const { operator, value } = asked
  switch (operator) {
    case 'is-empty':
    case 'is-filled':
      if (value !== undefined && value !== null) return { fault: { code: 'filter.no-value-wanted' } }
      return { isNot: operator === 'is-filled', test: { kind: 'empty' } }
    case 'contains':
    case 'not-contains':
      return field.type === 'phone'
        ? readDigits(value, operator === 'not-contains')
        : readText(value, 'contains', operator === 'not-contains')
    case 'starts-with':
      return readText(value, 'starts-with', false)
    case 'is':
    case 'is-not':
      if (field.type === 'checkbox') return readYesOrNo(value)
      if (field.type === 'number') return readNumbers([value, value], operator === 'is-not')
      return readText(value, 'is', operator === 'is-not')
    case 'any-of':
    case 'none-of':
      return readSeveral(facts, field, { value, kind: 'any', isNot: operator === 'none-of' })
    case 'all-of':
      return readSeveral(facts, field, { value, kind: 'all', isNot: false })
    case 'less-than':
      return readNumbers([open, value], false, 'without')
    case 'more-than':
      return readNumbers([value, open], false, 'without')
    case 'between':
      if (!Array.isArray(value) || value.length !== 2) return { fault: { code: 'filter.range-wanted' } }
      return field.type === 'number' ? readNumbers(value, false) : readDays(facts, field, value)
    case 'on':
      return readDays(facts, field, [value, value])
    case 'before':
      return readDays(facts, field, [open, value], 'without')
    case 'after':
      return readDays(facts, field, [value, open], 'without')
    case 'in-last':
    case 'in-next':
      return readSpan(facts, field, value, operator)
    default:
      return never(operator)
  }
}

function readText(value: unknown, how: 'contains' | 'is' | 'starts-with', isNot: boolean): Reading {
  const folded = foldText(textOf(value))
  return folded === '' ? { fault: wrongValue } : { isNot, test: { kind: 'text', how, folded } }
}

function readDigits(value: unknown, isNot: boolean): Reading {
  const digits = digitsOf(textOf(value))
  return digits === '' ? { fault: wrongValue } : { isNot, test: { kind: 'digits', digits } }
}

/** Nothing for what is no text, is too long, or could not be kept in a view. */
function textOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > filterLimits.text) return ''
  return value.isWellFormed() && !/\p{Cc}/u.test(value) ? value : ''
}

function readYesOrNo(value: unknown): Reading {
  return typeof value === 'boolean' ? { isNot: !value, test: { kind: 'true' } } : { fault: wrongValue }
}

function readSeveral(
  facts: ListFacts,
  field: ListField,
  { value, kind, isNot }: { value: unknown; kind: 'any' | 'all'; isNot: boolean },
): Reading {
  if (!Array.isArray(value) || value.length === 0) return { fault: { code: 'filter.values-wanted' } }
  if (value.length > filterLimits.values)
    return { fault: { code: 'filter.too-many-values', params: { max: filterLimits.values } } }
  const values: Scalar[] = []
  for (const each of value) {
    const read = readChoice(field, each)
    if (read === null) return { fault: wrongValue }
    values.push(read === me && field.path === 'assignee' ? (facts.readerId ?? nobody) : read)
  }
  return { isNot, test: { kind, values: [...new Set(values)] } }
}

function readChoice(field: ListField, value: unknown): Scalar | null {
  if (field.options) return field.options.find((option) => option.value === value)?.value ?? null
  if (field.valuesOf === 'company' || field.valuesOf === 'contact' || field.valuesOf === 'account')
    return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : null
  const text = textOf(value).trim()
  if (text === '') return null
  if (field.valuesOf === 'language') {
    const read = readLanguageTag(text)
    return read.ok ? read.value : null
  }
  if (field.valuesOf === 'domain') {
    const read = readMailDomain(text)
    return read.ok ? read.value.ascii : null
  }
  return text
}

type Ends = readonly unknown[]

function readNumbers([from, to]: Ends, isNot: boolean, ends: 'within' | 'without' = 'within'): Reading {
  const [first, last] = [asNumber(from), asNumber(to)]
  if (first === undefined || last === undefined) return { fault: { code: 'filter.number-wanted' } }
  return ranged({ from: endAt(first, ends), to: endAt(last, ends) }, isNot)
}

const asNumber = (value: unknown): number | null | undefined =>
  value === open ? null : typeof value === 'number' && Number.isFinite(value) ? value : undefined

function readDays(
  facts: ListFacts,
  field: ListField,
  [from, to]: Ends,
  ends: 'within' | 'without' = 'within',
): Reading {
  const [first, last] = [asDay(from), asDay(to)]
  if (first === undefined || last === undefined) return { fault: { code: 'filter.date-wanted' } }
  if (first !== null && last !== null && first > last) return { fault: { code: 'filter.range-reversed' } }
  return ofDays(facts, field, [first, last], ends)
}

function readSpan(
  facts: ListFacts,
  field: ListField,
  value: unknown,
  operator: 'in-last' | 'in-next',
): Reading {
  if (!Number.isInteger(value) || Number(value) < 0 || Number(value) > filterLimits.days)
    return { fault: { code: 'filter.days-wanted', params: { max: filterLimits.days } } }
  const today = dayIn(facts.timeZone, facts.now)
  const days = Number(value)
  const span: [DateOnly, DateOnly] =
    operator === 'in-last' ? [addDays(today, -days), today] : [today, addDays(today, days)]
  return ofDays(facts, field, span, 'within')
}

/** Days of a date are those days; of a moment, all that lies in them by the workspace's clock. */
function ofDays(
  facts: ListFacts,
  field: ListField,
  [from, to]: [DateOnly | null, DateOnly | null],
  ends: 'within' | 'without',
): Reading {
  if (field.type === 'date') return ranged({ from: endAt(from, ends), to: endAt(to, ends) }, false)
  const begin = (day: DateOnly): string => startOfDay(facts.timeZone, day).toISOString()
  const after = (day: DateOnly): string => begin(nextDay(day))
  return ranged(
    {
      from: from === null ? null : { value: ends === 'within' ? begin(from) : after(from), isWithin: true },
      to: to === null ? null : { value: ends === 'within' ? after(to) : begin(to), isWithin: false },
    },
    false,
  )
}

function ranged({ from, to }: { from: End | null; to: End | null }, isNot: boolean): Reading {
  if (from && to && from.value > to.value) return { fault: { code: 'filter.range-reversed' } }
  return { isNot, test: { kind: 'range', from, to } }
}

const endAt = (value: Scalar | null, ends: 'within' | 'without'): End | null =>
  value === null ? null : { value, isWithin: ends === 'within' }

/** Undefined for what is no day. Beyond these years the clocks of zones and the arithmetic of days are nobody's. */
function asDay(value: unknown): DateOnly | null | undefined {
  if (value === open) return null
  const read = typeof value === 'string' ? readDateOnly(value) : null
  return read?.ok && read.value >= '0100-01-01' && read.value <= '9900-12-31' ? read.value : undefined
}

const nextDay = (day: DateOnly): DateOnly => addDays(day, 1)
