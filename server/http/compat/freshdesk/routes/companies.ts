import type { Handle } from '../../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../../lib/errors.ts'
import {
  changeCompany,
  createCompanies,
  findCompanies,
  lockCompany,
} from '../../../../modules/directory/index.ts'
import { fieldsToShow } from '../../../../modules/fields/index.ts'
import { deleteCompanies } from '../../../../modules/upkeep/index.ts'
import { answer, apiKeys, commandRoute, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import { inTheirWords } from '../in-their-words.ts'
import {
  CompanyBody,
  CompanyShape,
  companyDraft,
  companyFieldName,
  companyShape,
  type ShowingCompanies,
} from '../shapes/company.ts'
import { IdParams } from './contacts.ts'

const companies = '/api/v2/companies'
const writes = apiKeys('contacts.write')
// It answers with all that stands.
const changes = apiKeys('contacts.write', 'contacts.read')

/** Companies one by one. */
export const companyRoutes: Route[] = [
  commandRoute({
    dialect: freshdesk,
    method: 'POST',
    path: companies,
    summary: 'Create a company; contacts at its domains are associated',
    access: writes,
    body: CompanyBody,
    answers: { 201: CompanyShape },
    handle: async ({ tx, actor, now, body, asked }) => {
      const showing = await showingCompanies(tx, null)
      const draft = { ...companyDraft(body, showing), associateMatching: true }
      const { id } = await inTheirWords(companyFieldName(showing.fields), async () =>
        onlyDone(await createCompanies(tx, actor, now, [draft])),
      )
      const headers = { location: `${asked.origin}${companies}/${id}` }
      return answer(201, await shownCompany(tx, id, showing), { headers })
    },
  }),
  readRoute({
    dialect: freshdesk,
    path: `${companies}/:id`,
    summary: 'A company',
    access: apiKeys('contacts.read'),
    params: IdParams,
    answers: { 200: CompanyShape },
    handle: async ({ db, settingsVersion, params }) =>
      shownCompany(db, params.id, await showingCompanies(db, settingsVersion)),
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'PUT',
    path: `${companies}/:id`,
    summary: 'Change what is named of a company; lists are given as a whole',
    access: changes,
    params: IdParams,
    body: CompanyBody,
    answers: { 200: CompanyShape },
    handle: async ({ tx, actor, now, params, body }) => {
      const showing = await showingCompanies(tx, null)
      const { version } = (await lockCompany(tx, params.id)) ?? {}
      if (version === undefined) throw new Refusal('missing')
      const change = { id: params.id, version, draft: companyDraft(body, showing), associateMatching: true }
      await inTheirWords(companyFieldName(showing.fields), () => changeCompany(tx, actor, now, change))
      return shownCompany(tx, params.id, showing)
    },
  }),
  commandRoute({
    dialect: freshdesk,
    method: 'DELETE',
    path: `${companies}/:id`,
    summary: 'Delete a company; its contacts stay, without it',
    access: writes,
    params: IdParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      const { done } = await deleteCompanies(tx, actor, now, [params.id])
      if (done.length === 0) throw new Refusal('missing')
      return answer(204)
    },
  }),
]

/** What showing companies takes. */
export const showingCompanies = (db: Handle, settingsVersion: number | null): Promise<ShowingCompanies> =>
  fieldsToShow(db, 'company', settingsVersion)

async function shownCompany(db: Handle, id: number, showing: ShowingCompanies): Promise<CompanyShape> {
  const [found] = await findCompanies(db, [id])
  if (!found) throw new Refusal('missing')
  return companyShape(found, showing)
}
