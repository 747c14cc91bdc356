import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayDo } from './policy.ts'
import { readWorkspace, type WorkspaceDraft } from './rules/workspace.ts'
import { lockWorkspace, updateWorkspace } from './store/workspace.ts'
import type { Workspace } from './types.ts'

const fields = ['name', 'language', 'country', 'timeZone'] as const

/**
 * Changes the workspace's name, language, country or time zone. Records keep what they have: the new values are defaults
 * from now on.
 * @throws Refusal forbidden, invalid, stale
 */
export async function changeWorkspace(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { version: number; draft: WorkspaceDraft },
): Promise<Workspace> {
  if (!mayDo(actor, 'settings.manage')) throw new Refusal('forbidden')
  const before = await lockWorkspace(tx)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const read = readWorkspace('', {
    name: change.draft.name ?? before.name,
    language: change.draft.language ?? before.language,
    country: change.draft.country ?? before.country,
    timeZone: change.draft.timeZone ?? before.timeZone,
  })
  if ('problems' in read) throw new Refusal('invalid', read.problems)
  const changed = fields.filter((field) => read[field] !== before[field])
  if (changed.length === 0) return before
  await updateWorkspace(tx, read)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: 'workspace.changed',
      values: changed.map((field) => ({ field, old: before[field], new: read[field] })),
    },
  ])
  return { ...before, ...read, version: before.version + 1 }
}
