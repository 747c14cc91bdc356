import type { WorkspaceBody, WorkspaceSettings } from '../../../server/modules/identity/wire.ts'

export type Switches = 'severalCompanies' | 'companyExtras' | 'freshdeskDoor' | 'whmcsDoor'
export type WorkspaceValues = Required<Omit<WorkspaceBody, Switches>>

/** What the form changes of the settings. */
export function valuesOf({ name, language, country, timeZone }: WorkspaceSettings): WorkspaceValues {
  return { name, language, country, timeZone }
}
