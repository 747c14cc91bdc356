import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { Refusal } from '../../../../lib/errors.ts'
import { findCompanies, findContacts } from '../../../../modules/directory/index.ts'
import { workspaceAsOf } from '../../../../modules/identity/index.ts'
import { countedPage, type ListRecord, type Tree } from '../../../../modules/lists/index.ts'
import { wholeTickets } from '../../../../modules/tickets/index.ts'
import { apiKeys, type Route, readRoute } from '../../../route.ts'
import { attachmentLinks } from '../attachment-links.ts'
import { freshdesk } from '../dialect.ts'
import { asTree, type Meaning } from '../query/as-tree.ts'
import { companyMeaning, contactMeaning, ticketMeaning } from '../query/meanings.ts'
import { parseQuery } from '../query/parse-query.ts'
import { CompanyShape, companyShape } from '../shapes/company.ts'
import { FoundContact, foundContact } from '../shapes/contact-rows.ts'
import { type TicketPart, TicketShape, ticketShape } from '../shapes/ticket.ts'
import { showingCompanies } from './companies.ts'
import { showingContacts } from './contacts.ts'

/** A query and which of the ten pages there are. Three times the longest query, for it may be written in wide letters. */
const SearchQuery = z.strictObject({
  query: z.string().max(5000),
  page: z
    .string()
    .regex(/^([1-9]|10)$/)
    .transform(Number)
    .default(1),
})
/** Fixed, as documented. */
const perPage = 30

const reads = apiKeys('contacts.read')
const found = <Shape extends z.ZodType>(shape: Shape) =>
  z.strictObject({ total: z.number(), results: z.array(shape) })

/** A ticket that is found is shown with what was asked, as documented. */
const withText: ReadonlySet<TicketPart> = new Set(['description'])

/** Searches with the query language. Deleted ones are never found. */
export const searchRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/search/contacts',
    summary: 'Contacts that a query means',
    access: reads,
    query: SearchQuery,
    answers: { 200: found(FoundContact) },
    handle: async ({ db, settingsVersion, now, query }) => {
      const showing = await showingContacts(db, settingsVersion)
      const tree = treeOf(query.query, contactMeaning(showing.fields))
      const { ids, total } = await searched(db, now, {
        record: 'contact',
        tree,
        page: query.page,
        settingsVersion,
      })
      const contacts = await findContacts(db, ids)
      return { total, results: contacts.map((each) => foundContact(each, showing)) }
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/search/companies',
    summary: 'Companies that a query means',
    access: reads,
    query: SearchQuery,
    answers: { 200: found(CompanyShape) },
    handle: async ({ db, settingsVersion, now, query }) => {
      const showing = await showingCompanies(db, settingsVersion)
      const tree = treeOf(query.query, companyMeaning(showing.fields))
      const { ids, total } = await searched(db, now, {
        record: 'company',
        tree,
        page: query.page,
        settingsVersion,
      })
      return { total, results: (await findCompanies(db, ids)).map((each) => companyShape(each, showing)) }
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/search/tickets',
    summary: 'Tickets that a query means, the newest first',
    access: apiKeys('tickets.read'),
    query: SearchQuery,
    answers: { 200: found(TicketShape) },
    handle: async ({ db, settingsVersion, now, query, ...site }) => {
      const tree = treeOf(query.query, ticketMeaning)
      const { ids, total } = await searched(db, now, {
        record: 'ticket',
        tree,
        page: query.page,
        settingsVersion,
      })
      const language = (await workspaceAsOf(db, settingsVersion))?.language ?? 'es'
      const showing = { language, parts: withText, link: attachmentLinks({ ...site, now }) }
      const tickets = await wholeTickets(db, ids, { first: true, times: false })
      return { total, results: tickets.map((ticket) => ticketShape(ticket, showing)) }
    },
  }),
]

/**
 * What a query asks of our lists.
 * @throws Refusal invalid: it cannot be read, or with every field and value that there is none of
 */
function treeOf(typed: string, meaningOf: (field: string) => Meaning | undefined): Tree {
  const parsed = parseQuery(typed)
  if ('fault' in parsed)
    throw new Refusal('invalid', [{ path: 'query', code: `freshdesk.query-${parsed.fault}` }])
  const { tree, problems } = asTree(parsed.query, meaningOf)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return tree
}

/** The ids of a page of what is searched, and how many there are on all. */
function searched(
  db: Handle,
  now: Date,
  { page, ...asked }: { record: ListRecord; tree: Tree; page: number; settingsVersion: number | null },
): Promise<{ ids: number[]; total: number }> {
  const sort =
    asked.record === 'ticket'
      ? { path: 'createdAt', isDescending: true }
      : { path: 'name', isDescending: false }
  return countedPage(db, now, { ...asked, sort, skip: (page - 1) * perPage, limit: perPage })
}
