import { sql } from 'kysely'
import type { Condition, Test } from '../types.ts'
import { customCondition } from './custom-conditions.ts'
import {
  both,
  isRelated,
  isUnrelated,
  literally,
  type Related,
  rangeTest,
  type Sql,
  textTest,
  unfit,
  type Way,
} from './tests.ts'

const domains: Related = {
  from: sql`company_mail_domains`,
  key: sql`company_mail_domains.company_id`,
  id: sql`companies.id`,
}

/** Whether the company of the row passes a condition's test. */
export function companyCondition({ field, test }: Condition, way: Way): Sql {
  if (field.custom) return customCondition(sql`companies.custom`, field.custom, test)
  switch (field.path) {
    case 'name':
      return nameTest(test)
    case 'description':
      return textTest(sql`companies.description`, test)
    case 'notes':
      return textTest(sql`companies.notes`, test)
    case 'origin':
      return textTest(sql`companies.origin`, test)
    case 'mailDomains':
      return domainTest(test, way)
    case 'healthScore':
      return optionTest(sql`companies.health_score_id`, test)
    case 'accountTier':
      return optionTest(sql`companies.account_tier_id`, test)
    case 'industry':
      return optionTest(sql`companies.industry_id`, test)
    case 'renewalDate':
      return rangeTest(sql`companies.renewal_date`, test, 'date')
    case 'createdAt':
      return rangeTest(sql`companies.created_at`, test, 'timestamptz')
    case 'updatedAt':
      return rangeTest(sql`companies.updated_at`, test, 'timestamptz')
    default:
      throw new Error(`companies have no condition on ${field.path}`)
  }
}

/** The name is kept folded, and the search text holds it. */
function nameTest(test: Test): Sql {
  if (test.kind !== 'text') return textTest(sql`companies.name`, test)
  if (test.how === 'is') return sql`companies.folded_name = ${test.folded}`
  const pattern = `${test.how === 'contains' ? '%' : ''}${literally(test.folded)}%`
  return both(
    sql`companies.search_text like ${`%${literally(test.folded)}%`}`,
    sql`companies.folded_name like ${pattern}`,
  )
}

function domainTest(test: Test, way: Way): Sql {
  if (test.kind === 'empty') return isUnrelated(domains, way)
  if (test.kind !== 'any' && test.kind !== 'all') return unfit(test)
  const of = (values: readonly unknown[]): Sql =>
    isRelated(domains, sql`company_mail_domains.domain = any(${values}::text[])`, way)
  return test.kind === 'any' ? of(test.values) : both(...test.values.map((each) => of([each])))
}

function optionTest(value: Sql, test: Test): Sql {
  if (test.kind === 'empty') return sql`${value} is null`
  if (test.kind !== 'any') return unfit(test)
  return sql`${value} = any(${test.values}::bigint[])`
}
