import { agents, type Route, readRoute } from '../../http/route.ts'
import { mayDo } from '../identity/index.ts'
import { recordsByKeys, searchDirectory } from './search-directory.ts'
import { RecordsQuery, SearchAnswer, SearchQuery } from './wire.ts'

/** Search over contacts, companies and tickets from anywhere. */
export const routes: Route[] = [
  readRoute({
    path: '/api/agent/search',
    summary:
      'Contacts and companies by any scrap of what is known of them, tickets by number and subject: best first, with why they match',
    access: agents('contacts.read'),
    query: SearchQuery,
    answers: { 200: SearchAnswer },
    handle: async ({ db, actor, query }) =>
      searchDirectory(db, { ...query, tickets: mayDo(actor, 'tickets.read') }),
  }),
  readRoute({
    path: '/api/agent/search/records',
    summary: 'Records by their keys, in the order asked for, as search shows them',
    access: agents('contacts.read'),
    query: RecordsQuery,
    answers: { 200: SearchAnswer },
    handle: async ({ db, actor, query }) =>
      recordsByKeys(db, query.of, { tickets: mayDo(actor, 'tickets.read') }),
  }),
]
