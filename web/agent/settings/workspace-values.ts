import type { WorkspaceBody, WorkspaceSettings } from '../../../server/modules/identity/wire.ts'

export type WorkspaceValues = Required<Omit<WorkspaceBody, 'severalCompanies' | 'companyExtras'>>

/** What the form changes of the settings. */
export function valuesOf({ name, language, country, timeZone }: WorkspaceSettings): WorkspaceValues {
  return { name, language, country, timeZone }
}
