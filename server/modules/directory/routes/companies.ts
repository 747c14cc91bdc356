import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import type { Handle } from '../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { findWorkspace } from '../../identity/index.ts'
import { changeCompany } from '../change-company.ts'
import { createCompanies } from '../create-companies.ts'
import { presentCompany } from '../present-company.ts'
import { presentStale } from '../present-stale.ts'
import { findCompany } from '../store/companies.ts'
import type { Company } from '../types.ts'
import { CompanyAnswer, CompanyBody, CompanyParams } from '../wire.ts'

const company = '/api/agent/companies/:id'
const writes = agents('contacts.write')
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
    access: writes,
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
