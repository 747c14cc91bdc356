import { agents, type Route, readRoute } from '../../http/route.ts'
import { recordsByKeys, searchDirectory } from './search-directory.ts'
import { RecordsQuery, SearchAnswer, SearchQuery } from './wire.ts'

/** Search over contacts and companies from anywhere. */
export const routes: Route[] = [
  readRoute({
    path: '/api/agent/search',
    summary: 'Contacts and companies by any scrap of what is known of them, best first, with why they match',
    access: agents('contacts.read'),
    query: SearchQuery,
    answers: { 200: SearchAnswer },
    handle: async ({ db, query }) => searchDirectory(db, query),
  }),
  readRoute({
    path: '/api/agent/search/records',
    summary: 'Records by their keys, in the order asked for, as search shows them',
    access: agents('contacts.read'),
    query: RecordsQuery,
    answers: { 200: SearchAnswer },
    handle: async ({ db, query }) => recordsByKeys(db, query.of),
  }),
]
