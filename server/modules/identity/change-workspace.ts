import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayDo } from './policy.ts'
import { readWorkspace, type WorkspaceDraft } from './rules/workspace.ts'
import { lockWorkspace, updateWorkspace } from './store/workspace.ts'
import type { Workspace } from './types.ts'

const fields = [
  'name',
  'language',
  'country',
  'timeZone',
  'severalCompanies',
  'companyExtras',
  'freshdeskDoor',
  'whmcsDoor',
] as const

/**
 * Changes the workspace's name, language, country or time zone: records keep what they have, the new values are defaults
 * from now on. And what the plan has (model 22): off hides and refuses, and loses nothing. And which doors stand open for
 * other products' clients: one that is shut is as if it were not there.
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
  const after = {
    ...read,
    severalCompanies: change.draft.severalCompanies ?? before.severalCompanies,
    companyExtras: change.draft.companyExtras ?? before.companyExtras,
    freshdeskDoor: change.draft.freshdeskDoor ?? before.freshdeskDoor,
    whmcsDoor: change.draft.whmcsDoor ?? before.whmcsDoor,
  }
  const changed = fields.filter((field) => after[field] !== before[field])
  if (changed.length === 0) return before
  await updateWorkspace(tx, after)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: 'workspace.changed',
      values: changed.map((field) => ({ field, old: before[field], new: after[field] })),
    },
  ])
  return { ...before, ...after, version: before.version + 1 }
}
