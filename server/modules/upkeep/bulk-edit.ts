import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { mayWriteContacts } from '../directory/index.ts'
import { freezeSelected, freezeSubjects, startJob } from '../jobs/index.ts'
import { conditionOf, mayList } from '../lists/index.ts'
import { mayWriteTickets } from '../tickets/index.ts'
import type { Actor } from '../trail/index.ts'
import { problemsOfBulkChange } from './bulk-change.ts'
import { selectedIds } from './store/bulk-selection.ts'
import type { BulkEditBody } from './wire.ts'

/** What a bulk edit keeps for its handler. */
export type BulkEditParams = Pick<BulkEditBody, 'record' | 'change'>

/**
 * Begins one change of many records as a job. What is selected is frozen here: whoever matches later is not touched.
 * @throws Refusal forbidden, invalid with what is wrong with the change itself or with the filter
 */
export async function startBulkEdit(
  tx: Tx,
  actor: Actor,
  now: Date,
  edit: BulkEditBody,
): Promise<{ jobId: number; total: number }> {
  const may = edit.record === 'ticket' ? mayWriteTickets(actor) : mayWriteContacts(actor)
  if (!may) throw new Refusal('forbidden')
  // How many match is an answer about who is there: whoever may not read asks no filter, and names whom to change.
  if (!('ids' in edit.selection) && !mayList(actor, edit.record)) throw new Refusal('forbidden')
  const problems = await problemsOfBulkChange(tx, actor, edit)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const { record, change } = edit
  const jobId = await startJob(tx, actor, now, {
    kind: 'bulk-edit',
    params: { record, change } satisfies BulkEditParams,
    facts: { record, change },
  })
  return { jobId, total: await freeze(tx, actor, now, { ...edit, jobId }) }
}

async function freeze(
  tx: Tx,
  actor: Actor,
  now: Date,
  { jobId, record, selection }: BulkEditBody & { jobId: number },
): Promise<number> {
  if ('ids' in selection) return freezeSubjects(tx, jobId, [...new Set(selection.ids)])
  const readerId = actor.kind === 'agent' ? actor.id : null
  const condition = await conditionOf(tx, now, { record, readerId, ...selection })
  return freezeSelected(tx, jobId, selectedIds(record, condition, selection.except ?? []))
}
