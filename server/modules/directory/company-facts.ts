import type { Tx } from '../../lib/db.ts'
import { fieldsToWrite } from '../fields/index.ts'
import { findWorkspace } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import type { CompanyFacts } from './read-company.ts'
import { readerOf } from './reading-facts.ts'

/** What reading drafts of companies takes. */
export async function companyFacts(tx: Tx, actor: Pick<Actor, 'kind'>): Promise<CompanyFacts> {
  const workspace = await findWorkspace(tx)
  const hasExtras = workspace?.companyExtras ?? true
  return {
    fields: await fieldsToWrite(tx, 'company'),
    reader: readerOf(actor),
    hasExtras,
    country: workspace?.country ?? null,
  }
}
