import { sql } from 'kysely'
import type { Condition, Scalar, Test } from '../types.ts'
import {
  access,
  atDomains,
  blocks,
  claims,
  isBouncing,
  memberships,
  ofCompanies,
} from './contact-relations.ts'
import { both, type Related, type Sql } from './tests.ts'

/** Selects the ids of the live ones who pass a condition, where another table has what it asks for; null where it has not. */
export function contactsPassing({ field, test }: Condition): Sql | null {
  if (field.custom || (test.kind !== 'any' && test.kind !== 'true')) return null
  switch (field.path) {
    case 'company':
      // Of live contacts the name is kept beside the membership; with it the index says all.
      return idsOf(memberships, both(sql`memberships.sort_name is not null`, ofCompanies(valuesOf(test))))
    case 'emailDomain':
      return idsOf(claims, atDomains(valuesOf(test).map(String)))
    case 'emailSuppressed':
      return idsOf(claims, isBouncing)
    case 'isBlocked':
      return idsOf(blocks, sql`true`)
    case 'isActivated':
      return idsOf(access, sql`access.state = 'active'`)
    case 'access':
      return withAccess(valuesOf(test))
    default:
      return null
  }
}

const valuesOf = (test: Test): readonly Scalar[] => ('values' in test ? test.values : [])
const idsOf = ({ from, key }: Related, passes: Sql): Sql =>
  sql`select ${key} as id from ${from} where ${passes}`

/** Null where those without access are wanted, of whom no table knows. */
function withAccess(values: readonly Scalar[]): Sql | null {
  if (values.includes('none')) return null
  const states = values.filter((value) => value !== 'blocked')
  const open = idsOf(
    access,
    both(
      sql`access.state = any(${states}::text[])`,
      sql`not exists (select from contact_blocks where contact_id = access.person_id)`,
    ),
  )
  const blocked = idsOf(blocks, sql`true`)
  if (states.length === 0) return blocked
  return values.includes('blocked') ? sql`${open} union all ${blocked}` : open
}

/** Which conditions are looked up in other tables, and cost more than to look at the row. */
export const isOfOtherTables = ({ field, passing }: Condition): boolean =>
  passing === undefined && !field.custom && ofOtherTables.includes(field.path)
const ofOtherTables: readonly string[] = [
  'email',
  'address',
  'formerAddress',
  'emailDomain',
  'emailSuppressed',
  'company',
  'access',
  'isActivated',
  'isBlocked',
]
