import { agents, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import type { AgentActor } from '../../trail/index.ts'
import { countExactly, countRecords } from '../count-records.ts'
import { countUsual } from '../count-views.ts'
import { describeList } from '../describe-list.ts'
import { listCompanies } from '../list-companies.ts'
import { listContacts } from '../list-contacts.ts'
import { listTickets } from '../list-tickets.ts'
import { mayList } from '../policy.ts'
import { type Reading, readFacts } from '../read-facts.ts'
import { readWanted } from '../select-records.ts'
import { suggestValues } from '../suggest-values.ts'
import {
  CompaniesAnswer,
  ContactsAnswer,
  CountAnswer,
  CountQuery,
  ListAnswer,
  ListQuery,
  type ListRecord,
  RecordParams,
  TicketsAnswer,
  UsualCountsAnswer,
  ValuesAnswer,
  ValuesQuery,
} from '../wire.ts'

const reads = agents('contacts.read')

const mustList = (actor: AgentActor, record: ListRecord): void => {
  if (!mayList(actor, record)) throw new Refusal('forbidden')
}

type Asked = { actor: AgentActor; now: Date; settingsVersion: number | null }
const readingOf = ({ actor, now, settingsVersion }: Asked): Reading => ({
  now,
  readerId: actor.id,
  settingsVersion,
})

/** Lists of contacts, companies and tickets, what can be asked of them, and how many there are. */
export const listRoutes: Route[] = [
  readRoute({
    path: '/api/agent/contacts',
    summary: 'Contacts: searched, filtered, sorted, paged by cursor both ways',
    access: reads,
    query: ListQuery,
    answers: { 200: ContactsAnswer },
    handle: async ({ query, ...asked }) => listContacts(asked.db, readingOf(asked), query),
  }),
  readRoute({
    path: '/api/agent/companies',
    summary: 'Companies: searched, filtered, sorted, paged by cursor both ways',
    access: reads,
    query: ListQuery,
    answers: { 200: CompaniesAnswer },
    handle: async ({ query, ...asked }) => listCompanies(asked.db, readingOf(asked), query),
  }),
  readRoute({
    path: '/api/agent/tickets',
    summary: 'Tickets: searched, filtered, sorted, paged by cursor both ways',
    access: agents('tickets.read'),
    query: ListQuery,
    answers: { 200: TicketsAnswer },
    handle: async ({ query, ...asked }) => listTickets(asked.db, readingOf(asked), query),
  }),
  readRoute({
    path: '/api/agent/lists/:record',
    summary: 'What a list of contacts, companies or tickets shows, and what it is filtered and sorted by',
    access: reads,
    params: RecordParams,
    answers: { 200: ListAnswer },
    handle: async ({ params, ...asked }) => {
      mustList(asked.actor, params.record)
      return describeList(asked.db, readingOf(asked), params.record)
    },
  }),
  readRoute({
    path: '/api/agent/lists/:record/count',
    summary: 'How many records match: exact up to 10,000, or however many on demand',
    access: reads,
    params: RecordParams,
    query: CountQuery,
    answers: { 200: CountAnswer },
    handle: async ({ db, params, query, ...asked }) => {
      mustList(asked.actor, params.record)
      const facts = await readFacts(db, params.record, readingOf(asked))
      const { wanted, problems } = readWanted(facts, params.record, query)
      if (problems.length > 0) throw new Refusal('invalid', problems)
      return query.count === 'exact' ? countExactly(db, wanted) : countRecords(db, wanted)
    },
  }),
  readRoute({
    path: '/api/agent/lists/:record/usual-counts',
    summary: 'How many records each of the list’s usual views shows',
    access: reads,
    params: RecordParams,
    answers: { 200: UsualCountsAnswer },
    handle: async ({ params, ...asked }) => {
      mustList(asked.actor, params.record)
      return { items: await countUsual(asked.db, readingOf(asked), params.record) }
    },
  }),
  readRoute({
    path: '/api/agent/lists/:record/values',
    summary: 'Values of a field to choose from in a filter: tags, languages, countries, domains, companies',
    access: reads,
    params: RecordParams,
    query: ValuesQuery,
    answers: { 200: ValuesAnswer },
    handle: async ({ params, query, ...asked }) => {
      mustList(asked.actor, params.record)
      return { items: await suggestValues(asked.db, readingOf(asked), { ...params, ...query }) }
    },
  }),
]
