import { sql } from 'kysely'
import { never } from '../../../lib/errors.ts'
import type { ListField, Test } from '../types.ts'
import { phoneTest, rangeTest, type Sql, textTest } from './tests.ts'

/** A test of a custom value, which stands in `record.custom` under the key that the definition says. */
export function customCondition(custom: Sql, field: NonNullable<ListField['custom']>, test: Test): Sql {
  // Part of the statement's text, as it is of the index that a filterable field has.
  if (!/^\d+(\.\d+)?$/.test(field.key)) throw new Error(`no key of custom values: ${field.key}`)
  const key = sql.raw(`'${field.key}'`)
  const text = sql`(${custom} ->> ${key})`
  switch (field.type) {
    case 'number':
      return rangeTest(
        sql`(case when jsonb_typeof(${custom} -> ${key}) = 'number' then ${text}::numeric end)`,
        test,
        'numeric',
      )
    case 'checkbox':
      return sql`${text} = 'true'`
    case 'date':
      // As text: four digits for a year, two for a month and a day stand in the order of time.
      return rangeTest(text, test, 'text')
    case 'phone':
      return phoneTest([text], test)
    case 'dropdown':
      return textTest(text, test)
    case 'text':
    case 'paragraph':
    case 'url':
      return textTest(text, test)
    case 'name':
    case 'addresses':
    case 'language':
    case 'time-zone':
    case 'country':
    case 'postal-address':
    case 'tags':
    case 'handles':
    case 'domains':
    case 'image':
      throw new Error(`a custom field cannot be of the type ${field.type}`)
    default:
      return never(field.type)
  }
}
