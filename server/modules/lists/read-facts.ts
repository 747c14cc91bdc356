import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { fieldsOf } from '../fields/index.ts'
import { findWorkspace, type Workspace } from '../identity/index.ts'
import { listFields } from './rules/list-fields.ts'
import { ticketFields } from './rules/ticket-fields.ts'
import { ticketChoices } from './store/ticket-choices.ts'
import type { ListFacts, ListRecord } from './types.ts'

export type Facts = ListFacts & { workspace: Workspace }

/** What a list knows today: its fields as the workspace defines them, and the workspace's days; `readerId` is "me". */
export async function readFacts(
  db: Handle,
  record: ListRecord,
  now: Date,
  readerId: number | null = null,
): Promise<Facts> {
  const workspace = await findWorkspace(db)
  if (!workspace) throw new Refusal('missing')
  const fields =
    record === 'ticket'
      ? ticketFields(await ticketChoices(db))
      : listFields(record, await fieldsOf(db, record))
  return { record, fields, timeZone: workspace.timeZone, now, readerId, workspace }
}
