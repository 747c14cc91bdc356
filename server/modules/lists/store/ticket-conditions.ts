import { sql } from 'kysely'
import type { Condition, Test } from '../types.ts'
import {
  both,
  isRelated,
  isUnrelated,
  listTest,
  literally,
  type Related,
  rangeTest,
  type Sql,
  textTest,
  unfit,
  type Way,
} from './tests.ts'

const participants: Related = {
  from: sql`ticket_participants`,
  key: sql`ticket_participants.ticket_id`,
  id: sql`tickets.id`,
}

/** Whether the ticket of the row passes a condition's test. */
export function ticketCondition({ field, test }: Condition, way: Way): Sql {
  switch (field.path) {
    case 'number':
      return numberTest(test)
    case 'subject':
      return subjectTest(test)
    case 'requesterAddress':
      return textTest(sql`tickets.requester_address`, test)
    case 'participant':
      return participantTest(test, way)
    case 'domain':
      return nameTest('domain', test, way)
    case 'service':
      return nameTest('service', test, way)
    case 'status':
    case 'priority':
    case 'category':
    case 'source':
      return textTest(sql.ref(`tickets.${field.path}`), test)
    case 'lastAuthor':
      return textTest(sql`tickets.last_author`, test)
    case 'tags':
      return listTest(sql`tickets.tags`, test)
    case 'assignee':
    case 'department':
    case 'requester':
    case 'account':
    case 'company':
      return idTest(sql.ref(`tickets.${field.path}_id`), test)
    case 'createdAt':
      return rangeTest(sql`tickets.created_at`, test, 'timestamptz')
    case 'updatedAt':
      return rangeTest(sql`tickets.updated_at`, test, 'timestamptz')
    case 'lastMessageAt':
      return rangeTest(sql`tickets.last_message_at`, test, 'timestamptz')
    case 'resolvedAt':
      return rangeTest(sql`tickets.resolved_at`, test, 'timestamptz')
    case 'closedAt':
      return rangeTest(sql`tickets.closed_at`, test, 'timestamptz')
    default:
      throw new Error(`tickets have no condition on ${field.path}`)
  }
}

/** One number is looked up by the key; as a fraction none is one. */
function numberTest(test: Test): Sql {
  if (test.kind === 'range' && test.from && test.to && test.from.value === test.to.value) {
    const number = Number(test.from.value)
    return Number.isSafeInteger(number) ? sql`tickets.id = ${number}` : sql`false`
  }
  return rangeTest(sql`tickets.id`, test, 'numeric')
}

function idTest(value: Sql, test: Test): Sql {
  if (test.kind === 'empty') return sql`${value} is null`
  if (test.kind !== 'any') return unfit(test)
  return sql`${value} = any(${test.values}::bigint[])`
}

/** Whoever takes part beside the requester, by address or name; who is merely suggested does not yet. */
function participantTest(test: Test, way: Way): Sql {
  const isIn = sql`ticket_participants.state = 'confirmed'`
  if (test.kind === 'empty')
    return isUnrelated(
      {
        ...participants,
        from: sql`(select * from ticket_participants where state = 'confirmed') ticket_participants`,
      },
      way,
    )
  const passes = sql`(${textTest(sql`ticket_participants.typed_address`, test)} or ${textTest(sql`ticket_participants.name`, test)})`
  return isRelated(participants, both(isIn, passes), way)
}

/** The search text is the folded subject and the number behind it: folding again would cost more than all the rest. */
function subjectTest(test: Test): Sql {
  if (test.kind !== 'text') return textTest(sql`tickets.subject`, test)
  const folded = sql`left(tickets.search_text, -1 - char_length(tickets.id::text))`
  if (test.how === 'is')
    return both(
      sql`tickets.search_text like ${`${literally(test.folded)}%`}`,
      sql`${folded} = ${test.folded}`,
    )
  const pattern = `${test.how === 'contains' ? '%' : ''}${literally(test.folded)}%`
  return both(sql`tickets.search_text like ${`%${literally(test.folded)}%`}`, sql`${folded} like ${pattern}`)
}

/** A test of the name of what the ticket is about. */
function nameTest(of: 'domain' | 'service', test: Test, way: Way): Sql {
  const id = sql.ref(`tickets.${of}_id`)
  if (test.kind === 'empty') return sql`${id} is null`
  const table = of === 'domain' ? 'domains' : 'services'
  const related = { from: sql.table(table), key: sql.ref(`${table}.id`), id }
  return isRelated(related, textTest(sql.ref(`${table}.name`), test), way)
}
