import type { Problem } from '../../../lib/errors.ts'
import { readDateOnly } from '../../../lib/pure/date-only.ts'
import { readLanguageTag } from '../../../lib/pure/languages.ts'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import { readMailDomain } from '../../../lib/pure/mail-domain.ts'
import { readPhone } from '../../../lib/pure/phone-max.ts'
import { readSocialHandle } from '../../../lib/pure/social-handles.ts'
import type { Ask, Condition, Conditions, End, ListFacts, ListField, Scalar, Test, Tree } from '../types.ts'
import { doorFields } from './door-fields.ts'
import { everything, unknownField } from './read-filter.ts'

type Fault = Omit<Problem, 'path'>
type Reading = Test | { fault: Fault }
type TreeFacts = ListFacts & { country: string | null }

/**
 * Reads what another door asks of a list. Every fault at once, under the path of what was asked: what cannot be read is
 * never left out. A value that nothing can have (an address that is none) finds nobody.
 */
export function readTree(facts: TreeFacts, tree: Tree): { conditions: Conditions; problems: Problem[] } {
  const problems: Problem[] = []
  const read = ({ match, conditions }: Tree): Conditions => ({
    match,
    conditions: conditions.flatMap((each): (Condition | Conditions)[] => {
      if ('match' in each) return [read(each)]
      const condition = readAsk(facts, each)
      if (!('fault' in condition)) return [condition]
      problems.push({ path: each.path, ...condition.fault })
      return []
    }),
  })
  const conditions = read(tree)
  if (conditions.match === 'all') return { conditions, problems }
  // Of a list itself no conditions mean everything; of any of no tests, nothing.
  return { conditions: { ...everything, conditions: [conditions] }, problems }
}

function readAsk(facts: TreeFacts, ask: Ask): Condition | { fault: Fault } {
  const field = [...facts.fields, ...doorFields[facts.record]].find(
    (each) => each.path === ask.path && each.isFilterable,
  )
  if (!field) return { fault: unknownField(facts, ask.path) }
  const read = readTest(facts, field, ask)
  if ('fault' in read) return read
  return { field, isNot: 'is' in ask && ask.is === false, test: read }
}

function readTest(facts: TreeFacts, field: ListField, ask: Ask): Reading {
  if ('anyOf' in ask) return readAny(facts, field, ask.anyOf)
  if (!('is' in ask)) return readRange(field, ask)
  const { is } = ask
  if (field.type === 'checkbox') return typeof is === 'boolean' ? { kind: 'true' } : wrong
  if (is === null) return { kind: 'empty' }
  if (typeof is === 'boolean') return wrong
  if (isRanged(field)) return readRange(field, { from: is, to: is })
  return readAny(facts, field, [is])
}

function readAny(facts: TreeFacts, field: ListField, given: readonly Scalar[]): Reading {
  if (field.type === 'checkbox' || isRanged(field)) return wrong
  const values: Scalar[] = []
  for (const each of given) {
    if (typeof each === 'string' && (!each.isWellFormed() || /\p{Cc}/u.test(each))) return wrong
    const known = valuesMeant(facts, field, each)
    if (known === null) return wrong
    values.push(...known)
  }
  return { kind: 'any', values: [...new Set(values)] }
}

/** The values in the form in which they are kept; none for what nothing can have, null for what is not of the field. */
function valuesMeant(facts: TreeFacts, field: ListField, value: Scalar): Scalar[] | null {
  if (field.options)
    return field.options.some((option) => option.value === value)
      ? [value]
      : typeof value === 'number'
        ? []
        : null
  if (field.valuesOf === 'company' || field.valuesOf === 'contact' || field.valuesOf === 'account')
    return typeof value !== 'number' ? null : Number.isSafeInteger(value) && value > 0 ? [value] : []
  if (typeof value !== 'string') return null
  if (field.path === 'address' || field.path === 'formerAddress') return listed(normalMailAddress(value))
  if (field.path === 'handle.x') return ofReading(readSocialHandle('x', value))
  if (field.path === 'workNumber' || field.path === 'mobileNumber') {
    const phone = readPhone(value, facts.country)
    return phone.ok ? [phone.value.typed, ...listed(phone.value.e164)] : []
  }
  if (field.type === 'phone') return null
  if (field.valuesOf === 'language') return ofReading(readLanguageTag(value))
  if (field.valuesOf === 'domain') {
    const domain = readMailDomain(value)
    return domain.ok ? [domain.value.ascii] : []
  }
  return [value]
}

const listed = (value: string | null): string[] => (value === null ? [] : [value])
const ofReading = (read: { ok: true; value: string } | { ok: false }): string[] =>
  read.ok ? [read.value] : []

const isRanged = ({ type }: ListField): boolean => type === 'number' || type === 'date' || type === 'moment'

function readRange(field: ListField, ask: { from?: Scalar; to?: Scalar; before?: Scalar }): Reading {
  if (!isRanged(field)) return wrong
  const [from, to, before] = [ask.from, ask.to, ask.before].map((value): End | null | typeof bad => {
    if (value === undefined) return null
    return isEndOf(field, value) ? { value, isWithin: true } : bad
  })
  if (from === bad || to === bad || before === bad) return wrong
  const last = to ?? (before ? { ...before, isWithin: false } : null)
  return from || last ? { kind: 'range', from: from ?? null, to: last } : wrong
}

const bad = Symbol('bad')

/** Days that are in the calendar, within the years that PostgreSQL and clocks agree about. */
function isEndOf({ type }: ListField, value: Scalar): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  const [, day = '', time] = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d:\d\d(?:\.\d{1,6})?Z)?$/.exec(String(value)) ?? []
  const read = readDateOnly(day)
  if (!read.ok || day < '0100-01-01' || day > '9900-12-31') return false
  return type === 'date' ? time === undefined : time !== undefined && !Number.isNaN(Date.parse(String(value)))
}

const wrong: { fault: Fault } = { fault: { code: 'filter.bad-value' } }
