import type { Selectable } from 'kysely'
import type { Workspace as WorkspaceRow } from '../../../../db/tables.ts'
import type { Handle, Tx } from '../../../lib/db.ts'
import { keptByVersion } from '../../../lib/kept-by-version.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Workspace } from '../types.ts'

const columns = [
  'name',
  'language',
  'country',
  'time_zone',
  'several_companies',
  'company_extras',
  'freshdesk_door',
  'whmcs_door',
  'version',
] as const

export async function findWorkspace(db: Handle): Promise<Workspace | undefined> {
  const row = await db.selectFrom('workspace').select(columns).executeTakeFirst()
  return row && asWorkspace(row)
}

/** The same for whoever only shows, as it was at a version of the settings. */
export const workspaceAsOf = keptByVersion<Workspace | undefined>(async (db) => {
  const row = await db.selectFrom('workspace').select(columns).select('settings_version').executeTakeFirst()
  return { version: row?.settings_version ?? null, value: row && asWorkspace(row) }
})

export async function lockWorkspace(tx: Tx): Promise<Workspace | undefined> {
  const row = await tx.selectFrom('workspace').select(columns).forUpdate().executeTakeFirst()
  return row && asWorkspace(row)
}

function asWorkspace(row: Pick<Selectable<WorkspaceRow>, (typeof columns)[number]>): Workspace {
  return {
    name: row.name,
    language: row.language as Language,
    country: row.country,
    timeZone: row.time_zone,
    severalCompanies: row.several_companies,
    companyExtras: row.company_extras,
    freshdeskDoor: row.freshdesk_door,
    whmcsDoor: row.whmcs_door,
    version: row.version,
  }
}

export async function updateWorkspace(tx: Tx, workspace: Omit<Workspace, 'version'>): Promise<void> {
  await tx
    .updateTable('workspace')
    .set((row) => ({
      name: workspace.name,
      language: workspace.language,
      country: workspace.country,
      time_zone: workspace.timeZone,
      several_companies: workspace.severalCompanies,
      company_extras: workspace.companyExtras,
      freshdesk_door: workspace.freshdeskDoor,
      whmcs_door: workspace.whmcsDoor,
      version: row('version', '+', 1),
    }))
    .execute()
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
