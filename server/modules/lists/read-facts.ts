import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { fieldsOf } from '../fields/index.ts'
import { findWorkspace, type Workspace } from '../identity/index.ts'
import { listFields } from './rules/list-fields.ts'
import type { ListFacts, ListRecord } from './types.ts'

export type Facts = ListFacts & { workspace: Workspace }

/** What a list knows today: its fields as the workspace defines them, and the workspace's days. */
export async function readFacts(db: Handle, record: ListRecord, now: Date): Promise<Facts> {
  const workspace = await findWorkspace(db)
  if (!workspace) throw new Refusal('missing')
  const defined = await fieldsOf(db, record)
  return { fields: listFields(record, defined), timeZone: workspace.timeZone, now, workspace }
}
