import type { Handle, Tx } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Workspace } from '../types.ts'

export async function findWorkspace(db: Handle): Promise<Workspace | undefined> {
  const row = await db
    .selectFrom('workspace')
    .select(['name', 'language', 'country', 'time_zone', 'several_companies', 'company_extras', 'version'])
    .executeTakeFirst()
  return (
    row && {
      name: row.name,
      language: row.language as Language,
      country: row.country,
      timeZone: row.time_zone,
      severalCompanies: row.several_companies,
      companyExtras: row.company_extras,
      version: row.version,
    }
  )
}

/** False when there is one already: of two set-ups at once, one wins. */
export async function insertWorkspace(
  tx: Tx,
  now: Date,
  workspace: Pick<Workspace, 'name' | 'language' | 'country' | 'timeZone'>,
): Promise<boolean> {
  const row = await tx
    .insertInto('workspace')
    .values({
      name: workspace.name,
      language: workspace.language,
      country: workspace.country,
      time_zone: workspace.timeZone,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('only_row').doNothing())
    .returning('only_row')
    .executeTakeFirst()
  return row !== undefined
}
