import { z } from 'zod'
import type { Problem } from '../../../../lib/errors.ts'
import { findCompanies, findContacts } from '../../../../modules/directory/index.ts'
import { type Ask, namesBeginning, numberedPage, type Tree } from '../../../../modules/lists/index.ts'
import { answer, apiKeys, type Route, readRoute } from '../../../route.ts'
import { changedSince, sinceQuery, some } from '../changed-since.ts'
import { freshdesk } from '../dialect.ts'
import { inTheirWords } from '../in-their-words.ts'
import { linkHeader, pageOf, pageQuery } from '../paging.ts'
import { phoneOf, plusOf } from '../query/meanings.ts'
import { CompanyShape, companyShape } from '../shapes/company.ts'
import { ListedContact, listedContact } from '../shapes/contact-rows.ts'
import { showingCompanies } from './companies.ts'
import { showingContacts } from './contacts.ts'

const reads = apiKeys('contacts.read')

const ContactsQuery = z.strictObject({
  ...pageQuery,
  ...sinceQuery,
  email: some.optional(),
  mobile: some.optional(),
  phone: some.optional(),
  unique_external_id: some.optional(),
  company_id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
  state: z.enum(['blocked', 'deleted', 'unverified', 'verified']).optional(),
  contact_type: z.enum(['contact', 'visitor']).optional(),
})
const CompaniesQuery = z.strictObject({ ...pageQuery, ...sinceQuery })

const Named = z.strictObject({ id: z.number(), name: z.string() })

/** Contacts and companies by the page, and by the first letters of their names. */
export const listRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/contacts',
    summary: 'Contacts by name, or since some time by their last change',
    access: reads,
    query: ContactsQuery,
    answers: { 200: z.array(ListedContact) },
    handle: async ({ db, settingsVersion, actor, now, query, asked }) => {
      const changed = changedSince(query)
      const { page, size } = pageOf(query)
      const life = query.state === 'deleted' ? 'gone' : 'live'
      const tree: Tree = { match: 'all', conditions: [...changed, ...conditionsOf(query)] }
      const list = {
        record: 'contact',
        life,
        tree,
        sort: orderOf(changed),
        page,
        perPage: size,
        settingsVersion,
      } as const
      const [{ ids, hasNext }, showing] = await Promise.all([
        inTheirWords(named, () => numberedPage(db, actor, now, list)),
        showingContacts(db, settingsVersion),
      ])
      const found = await findContacts(db, ids, lives[life])
      const items = found.map((each) => listedContact(each, showing))
      return answer(200, items, { headers: linkHeader(asked, hasNext ? { page: page + 1 } : null) })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/companies',
    summary: 'Companies by name, or since some time by their last change',
    access: reads,
    query: CompaniesQuery,
    answers: { 200: z.array(CompanyShape) },
    handle: async ({ db, settingsVersion, actor, now, query, asked }) => {
      const changed = changedSince(query)
      const { page, size } = pageOf(query)
      const tree: Tree = { match: 'all', conditions: changed }
      const list = {
        record: 'company',
        tree,
        sort: orderOf(changed),
        page,
        perPage: size,
        settingsVersion,
      } as const
      const [{ ids, hasNext }, showing] = await Promise.all([
        numberedPage(db, actor, now, list),
        showingCompanies(db, settingsVersion),
      ])
      const items = (await findCompanies(db, ids)).map((each) => companyShape(each, showing))
      return answer(200, items, { headers: linkHeader(asked, hasNext ? { page: page + 1 } : null) })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/contacts/autocomplete',
    summary: 'A few contacts in whose names words begin so',
    access: reads,
    query: z.strictObject({ term: some }),
    answers: { 200: z.array(Named) },
    handle: ({ db, query }) => namesBeginning(db, 'contact', query.term),
  }),
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/companies/autocomplete',
    summary: 'A few companies in whose names words begin so',
    access: reads,
    query: z.strictObject({ name: some }),
    answers: { 200: z.strictObject({ companies: z.array(Named) }) },
    handle: async ({ db, query }) => ({ companies: await namesBeginning(db, 'company', query.name) }),
  }),
]

/** Who was merged into another is gone, to a client that keeps a copy. */
const lives = { live: ['live'], gone: ['deleted', 'merged'] } as const

// By last change, what changes while somebody reads moves on to where he still comes by.
const orderOf = (changed: readonly Ask[]) => ({
  path: changed.length > 0 ? 'updatedAt' : 'name',
  isDescending: false,
})

function conditionsOf(query: z.output<typeof ContactsQuery>): (Ask | Tree)[] {
  const asks: (Ask | Tree)[] = []
  // Who is deleted has given her addresses up, and is found by those she had.
  const address = query.state === 'deleted' ? 'formerAddress' : 'address'
  if (query.email !== undefined) asks.push({ path: address, is: plusOf(query.email) })
  if (query.phone !== undefined) asks.push({ path: 'workNumber', is: phoneOf(query.phone) })
  if (query.mobile !== undefined) asks.push({ path: 'mobileNumber', is: phoneOf(query.mobile) })
  if (query.unique_external_id !== undefined) asks.push({ path: 'externalId', is: query.unique_external_id })
  if (query.company_id !== undefined) asks.push({ path: 'company', is: query.company_id })
  if (query.contact_type === 'visitor') asks.push(nobody)
  if (query.state === 'blocked') asks.push({ path: 'isBlocked', is: true })
  else if (query.state !== 'deleted') asks.push({ path: 'isBlocked', is: false })
  if (query.state === 'verified') asks.push({ path: 'isActivated', is: true })
  if (query.state === 'unverified') asks.push({ path: 'isActivated', is: false })
  return asks
}

const nobody: Tree = { match: 'any', conditions: [] }

const named = ({ path }: Problem): string => names[path] ?? path
const names: Readonly<Record<string, string>> = {
  address: 'email',
  formerAddress: 'email',
  workNumber: 'phone',
  mobileNumber: 'mobile',
  externalId: 'unique_external_id',
}
