import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { startJob } from '../jobs/index.ts'
import type { Actor } from '../trail/index.ts'
import { lockedField } from './change-field.ts'
import type { MergeParams } from './merge-job.ts'
import { fieldById } from './read-fields.ts'
import { countOption, moveOption, recordsWithOption } from './store/values.ts'
import { type Written, writeDefinition } from './write-definition.ts'

/** Records that get the other choice while the request waits; more become a job. */
const atOnce = 1000

/**
 * Merges one choice of a dropdown into another: every record that has it gets the other, the default too, and it is
 * archived. Can be undone; records that were changed since keep what they have then. Of many records it is a job: until it
 * is through, some still have the archived choice.
 * @throws Refusal forbidden, missing, stale, invalid 'field.unknown-option'
 */
export async function mergeOptions(
  tx: Tx,
  actor: Actor,
  now: Date,
  merge: { id: number; version: number; from: number; into: number },
): Promise<Written & { records: number }> {
  // Counted before saves have to wait; who has it by then follows too.
  const count = await countOption(tx, await fieldById(tx, merge.id), merge.from)
  const before = await lockedField(tx, actor, merge)
  const from = before.options.find(({ id }) => id === merge.from)
  const into = before.options.find(({ id, isArchived }) => id === merge.into && !isArchived)
  if (!from) throw new Refusal('missing')
  if (!into || into.id === from.id)
    throw new Refusal('invalid', [{ path: 'into', code: 'field.unknown-option' }])
  const moved =
    count > atOnce
      ? []
      : await moveOption(tx, before, {
          from: from.id,
          to: into.id,
          ids: await recordsWithOption(tx, before, from.id),
        })
  const written = await writeDefinition(tx, actor, now, {
    before,
    after: {
      ...before,
      defaultValue: before.defaultValue === from.id ? into.id : before.defaultValue,
      options: before.options.map((option) =>
        option.id === from.id ? { ...option, isArchived: true } : option,
      ),
    },
    type: 'field.options-merged',
    facts: { from: from.labels, into: into.labels, records: count > atOnce ? count : moved.length },
    values: moved.map((id) => ({ id, from: from.id, to: into.id })),
    // Of a choice that is archived already, by a merge that was cancelled say, the definition stays as it is.
    rewrites: count > 0,
  })
  if (count <= atOnce || written.undoId === null) return { ...written, records: moved.length }
  const { id: fieldId, labels } = before
  const jobId = await startJob(tx, actor, now, {
    kind: 'merge-options',
    params: { fieldId, from: from.id, to: into.id, undoId: written.undoId } satisfies MergeParams,
    facts: { field: labels, from: from.labels, into: into.labels },
    total: count,
  })
  return { ...written, records: count, jobId }
}
