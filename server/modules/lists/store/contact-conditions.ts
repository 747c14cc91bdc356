import { sql } from 'kysely'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { searchDigitsOf } from '../../../lib/pure/phone.ts'
import { contactHolds } from '../../directory/index.ts'
import type { Condition, Test } from '../types.ts'
import {
  access,
  atDomains,
  blocks,
  claims,
  formerAddresses,
  isBouncing,
  memberships,
  ofCompanies,
} from './contact-relations.ts'
import { customCondition } from './custom-conditions.ts'
import {
  both,
  isRelated,
  isUnrelated,
  listTest,
  phoneTest,
  rangeTest,
  type Sql,
  textTest,
  unfit,
  type Way,
} from './tests.ts'

/** Whether the contact of the row passes a condition's test. */
export function contactCondition({ field, test, passing }: Condition, way: Way): Sql {
  if (passing !== undefined) return sql`contacts.id = any(${passing}::bigint[])`
  if (field.custom) return customCondition(sql`contacts.custom`, field.custom, test)
  switch (field.path) {
    case 'name':
      return searched(textTest(sql`contacts.name`, test), test, way)
    case 'externalId':
      return searched(textTest(sql`contacts.external_id`, test), test, way)
    case 'email':
      if (test.kind === 'empty') return isUnrelated(claims, way)
      return searched(isRelated(claims, textTest(sql`claims.typed`, test), way), test, way)
    case 'address':
      if (test.kind === 'empty') return isUnrelated(claims, way)
      if (test.kind !== 'any') return unfit(test)
      return isRelated(claims, sql`claims.address = any(${test.values}::text[])`, way)
    case 'formerAddress':
      if (test.kind !== 'any') return unfit(test)
      return isRelated(formerAddresses, sql`addresses.address = any(${test.values}::text[])`, way)
    case 'emailDomain':
      return domainTest(test, way)
    case 'emailSuppressed':
      return isRelated(claims, isBouncing, way)
    case 'phone':
      return searched(phoneTest([...phone('work'), ...phone('mobile')], test), test, way)
    case 'workPhone':
      return searched(phoneTest(phone('work'), test), test, way)
    case 'mobilePhone':
      return searched(phoneTest(phone('mobile'), test), test, way)
    case 'workNumber':
      return numberTest('work', test, way)
    case 'mobileNumber':
      return numberTest('mobile', test, way)
    case 'handle.x':
      return handleTest(test, way)
    case 'company':
      return companyTest(test, way)
    case 'access':
      return accessTest(test, way)
    case 'isActivated':
      return isRelated(access, sql`access.state = 'active'`, way)
    case 'isBlocked':
      return isRelated(blocks, sql`true`, way)
    case 'tags':
      return listTest(sql`contacts.tags`, test)
    case 'createdAt':
      return rangeTest(sql`contacts.created_at`, test, 'timestamptz')
    case 'updatedAt':
      return rangeTest(sql`contacts.updated_at`, test, 'timestamptz')
    default:
      return textTest(plainText(field.path), test)
  }
}

function plainText(path: string): Sql {
  switch (path) {
    case 'jobTitle':
      return sql`contacts.job_title`
    case 'language':
      return sql`contacts.language`
    case 'timeZone':
      return sql`contacts.time_zone`
    case 'about':
      return sql`contacts.about`
    case 'origin':
      return sql`contacts.origin`
    case 'country':
      return sql`(contacts.postal_address ->> 'country')`
    case 'city':
      return sql`(contacts.postal_address ->> 'city')`
    case 'state':
      return sql`(contacts.postal_address ->> 'state')`
    case 'postcode':
      return sql`(contacts.postal_address ->> 'postcode')`
    default:
      throw new Error(`contacts have no condition on ${path}`)
  }
}

// The search text holds these values folded, as pieces of itself, and has an index of fragments; which of its pieces it
// was is asked of the rows it leads to.
function searched(condition: Sql, test: Test, way: Way): Sql {
  if (test.kind === 'digits') return both(mentions(test.digits, way), condition)
  return test.kind === 'text' ? both(mentions(test.folded, way), condition) : condition
}

const mentions = (text: string, way: Way): Sql =>
  way === 'gather' ? contactHolds(text) : sql`strpos(contacts.search_text, ${text}) > 0`

const phone = (which: 'work' | 'mobile'): Sql[] => [
  sql.ref(`contacts.${which}_phone_e164`),
  sql.ref(`contacts.${which}_phone`),
]

/** The same number, in either of the forms in which it is kept. */
function numberTest(which: 'work' | 'mobile', test: Test, way: Way): Sql {
  const kept = phone(which)
  if (test.kind === 'empty') return phoneTest(kept, test)
  if (test.kind !== 'any') return unfit(test)
  const same = kept.map((value) => sql`${value} = any(${test.values}::text[])`)
  const digits = test.values.map((value) => searchDigitsOf({ ...noPhone, typed: String(value) }))
  return both(hasOneOf(digits, way), sql`(${sql.join(same, sql` or `)})`)
}

const noPhone = { e164: null, international: null, extension: null }

function handleTest(test: Test, way: Way): Sql {
  const handle = sql`(contacts.social_handles ->> 'x')`
  if (test.kind !== 'any') return textTest(handle, test)
  return both(
    hasOneOf(
      test.values.map((value) => foldText(String(value))),
      way,
    ),
    textTest(handle, test),
  )
}

const hasOneOf = (texts: readonly string[], way: Way): Sql =>
  texts.length === 0
    ? sql`false`
    : sql`(${sql.join(
        texts.map((text) => mentions(text, way)),
        sql` or `,
      )})`

function domainTest(test: Test, way: Way): Sql {
  if (test.kind === 'empty') return isUnrelated(claims, way)
  if (test.kind !== 'any' && test.kind !== 'all') return unfit(test)
  const at = (domains: readonly string[]): Sql => isRelated(claims, atDomains(domains), way)
  const domains = test.values.map(String)
  return test.kind === 'any' ? at(domains) : both(...domains.map((domain) => at([domain])))
}

function companyTest(test: Test, way: Way): Sql {
  if (test.kind === 'empty') return isUnrelated(memberships, way)
  if (test.kind !== 'any' && test.kind !== 'all') return unfit(test)
  const of = (ids: readonly unknown[]): Sql => isRelated(memberships, ofCompanies(ids), way)
  return test.kind === 'any' ? of(test.values) : both(...test.values.map((each) => of([each])))
}

/** Blocked says more than what the access would be otherwise. */
function accessTest(test: Test, way: Way): Sql {
  if (test.kind === 'empty') return sql`false`
  if (test.kind !== 'any') return unfit(test)
  const states = test.values.filter((value) => value === 'invited' || value === 'active')
  const isBlocked = isRelated(blocks, sql`true`, way)
  const isOpen = test.values.includes('none')
    ? sql`not ${isRelated(access, sql`access.state <> all(${states}::text[])`, way)}`
    : isRelated(access, sql`access.state = any(${states}::text[])`, way)
  const parts = [
    ...(test.values.includes('blocked') ? [isBlocked] : []),
    ...(states.length > 0 || test.values.includes('none') ? [both(isUnrelated(blocks, way), isOpen)] : []),
  ]
  return sql`(${sql.join(parts, sql` or `)})`
}
