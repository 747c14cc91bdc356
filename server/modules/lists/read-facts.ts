import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { fieldsToShow } from '../fields/index.ts'
import { type Workspace, workspaceAsOf } from '../identity/index.ts'
import { planFields } from './rules/company-fields.ts'
import { listFields } from './rules/list-fields.ts'
import { ticketFields } from './rules/ticket-fields.ts'
import { ticketChoices } from './store/ticket-choices.ts'
import type { ListFacts, ListRecord } from './types.ts'

export type Facts = ListFacts & { workspace: Workspace }

/** When it is read and by whom ("me"); of the settings, what is kept of a version may be shown (decision 92). */
export type Reading = { now: Date; readerId?: number | null; settingsVersion?: number | null }

/** What a list knows today: its fields as the workspace defines them, and the workspace's days. */
export async function readFacts(
  db: Handle,
  record: ListRecord,
  { now, readerId = null, settingsVersion = null }: Reading,
): Promise<Facts> {
  const workspace = await workspaceAsOf(db, settingsVersion)
  if (!workspace) throw new Refusal('missing')
  const fields =
    record === 'ticket'
      ? ticketFields(await ticketChoices(db))
      : listFields(record, (await fieldsToShow(db, record, settingsVersion)).fields)
  const hidden = record === 'company' && !workspace.companyExtras ? planFields : []
  return { record, fields, hidden, timeZone: workspace.timeZone, now, readerId, workspace }
}
