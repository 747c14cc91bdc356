import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import type { Handle } from '../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { findWorkspace } from '../../identity/index.ts'
import { changeCompany } from '../change-company.ts'
import { companyContacts, lookUpCompanies } from '../company-contacts.ts'
import { createCompanies } from '../create-companies.ts'
import { companyOfAddress, judgeMailDomains } from '../judge-mail-domains.ts'
import { presentContact } from '../present.ts'
import { presentCompany } from '../present-company.ts'
import { presentStale } from '../present-stale.ts'
import { removeMembership, setMembership } from '../set-membership.ts'
import { findCompany } from '../store/companies.ts'
import type { Company } from '../types.ts'
import {
  CompanyAnswer,
  CompanyBody,
  CompanyContactsAnswer,
  CompanyContactsQuery,
  CompanyLookupAnswer,
  CompanyLookupQuery,
  CompanyParams,
  ContactAnswer,
  MailDomainsAnswer,
  MailDomainsQuery,
  MembershipBody,
  MembershipParams,
  OfAddressAnswer,
  OfAddressQuery,
} from '../wire.ts'

const company = '/api/agent/companies/:id'
const writes = agents('contacts.write')
// They answer with all that stands: who may only bring contacts in is told nothing of those there are.
const changes = agents('contacts.write', 'contacts.read')
const reads = agents('contacts.read')

/** The agents' directory of companies. */
export const companyRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/companies',
    summary: 'Create a company; a job associates the contacts at its mail domains unless told otherwise',
    access: writes,
    body: CompanyBody,
    answers: { 201: CompanyAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) => {
      const drafts = [{ ...body, associateMatching: body.associateMatching ?? true }]
      const { id, associationJobId } = onlyDone(await createCompanies(tx, actor, now, drafts))
      return answer(201, await presented(tx, await companyOrMissing(tx, id), associationJobId))
    },
  }),
  readRoute({
    path: '/api/agent/companies/lookup',
    summary: 'A few companies whose name or mail domains have all that is typed, best first',
    access: reads,
    query: CompanyLookupQuery,
    answers: { 200: CompanyLookupAnswer },
    handle: async ({ db, query }) => lookUpCompanies(db, query.q),
  }),
  readRoute({
    path: '/api/agent/companies/of-address',
    summary: 'The company that a contact with this e-mail address would be associated with',
    access: reads,
    query: OfAddressQuery,
    answers: { 200: OfAddressAnswer },
    handle: async ({ db, query }) => companyOfAddress(db, query.email),
  }),
  readRoute({
    path: '/api/agent/companies/mail-domains',
    summary: 'What stands in the way of mail domains, and how many contacts would be associated',
    access: reads,
    query: MailDomainsQuery,
    answers: { 200: MailDomainsAnswer },
    handle: async ({ db, query, sentence }) => {
      const { items, matching } = await judgeMailDomains(db, query)
      return {
        items: items.map(({ problem, ...item }) => ({
          ...item,
          problem: problem && { ...problem, message: sentence({ path: '', ...problem }) },
        })),
        matching,
      }
    },
  }),
  readRoute({
    path: `${company}/contacts`,
    summary: 'The contacts of a company in Spanish order of names: searched, paged by cursor',
    access: reads,
    params: CompanyParams,
    query: CompanyContactsQuery,
    answers: { 200: CompanyContactsAnswer },
    handle: async ({ db, params, query }) => companyContacts(db, { ...params, ...query }),
  }),
  readRoute({
    path: company,
    summary: 'A company',
    access: reads,
    params: CompanyParams,
    answers: { 200: CompanyAnswer },
    handle: async ({ db, params }) => presented(db, await companyOrMissing(db, params.id)),
  }),
  commandRoute({
    method: 'PATCH',
    path: company,
    summary: 'Change the fields that are named; null clears; the mail domains are given as a whole',
    access: changes,
    params: CompanyParams,
    body: CompanyBody,
    answers: { 200: CompanyAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const { associateMatching = true, ...draft } = body
      const hasExtras = await hasExtrasNow(tx)
      const changed = await presentStale(
        (current: Company) => presentCompany(current, { hasExtras }),
        () => changeCompany(tx, actor, now, { id: params.id, version, draft, associateMatching }),
      )
      return presentCompany(changed.company, { hasExtras, associationJobId: changed.associationJobId })
    },
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/agent/contacts/:id/companies/:companyId',
    summary: 'Make a contact a member of a company, or say whether it is primary and whose tickets she sees',
    access: changes,
    params: MembershipParams,
    body: MembershipBody,
    answers: { 200: ContactAnswer },
    handle: async ({ tx, actor, now, params, body }) =>
      presentContact(
        await setMembership(tx, actor, now, { contactId: params.id, companyId: params.companyId, ...body }),
      ),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/contacts/:id/companies/:companyId',
    summary: 'Take a contact out of a company',
    access: changes,
    params: MembershipParams,
    answers: { 200: ContactAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentContact(
        await removeMembership(tx, actor, now, { contactId: params.id, companyId: params.companyId }),
      ),
  }),
]

async function companyOrMissing(db: Handle, id: number): Promise<Company> {
  const found = await findCompany(db, id)
  if (!found) throw new Refusal('missing')
  return found
}

async function presented(
  db: Handle,
  found: Company,
  associationJobId: number | null = null,
): Promise<CompanyAnswer> {
  return presentCompany(found, { hasExtras: await hasExtrasNow(db), associationJobId })
}

const hasExtrasNow = async (db: Handle): Promise<boolean> => (await findWorkspace(db))?.companyExtras ?? true
