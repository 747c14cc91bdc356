import type { Handle } from '../../lib/db.ts'
import { fieldsOf } from '../fields/index.ts'
import { findWorkspace } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import type { CompanyFacts } from './read-company.ts'
import { readerOf } from './reading-facts.ts'
import { companyExtras } from './rules/read-company-values.ts'

/** What reading drafts of companies takes. */
export async function companyFacts(db: Handle, actor: Pick<Actor, 'kind'>): Promise<CompanyFacts> {
  const workspace = await findWorkspace(db)
  const hasExtras = workspace?.companyExtras ?? true
  const fields = await fieldsOf(db, 'company')
  return {
    fields: hasExtras ? fields : fields.filter(({ path }) => !companyExtras.some((extra) => extra === path)),
    reader: readerOf(actor),
    hasExtras,
    country: workspace?.country ?? null,
  }
}
