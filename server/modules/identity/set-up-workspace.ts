import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { addJob } from '../../lib/queue.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { claimAddresses } from './claim-addresses.ts'
import { newPasswordProblems } from './new-password.ts'
import { hashPassword } from './passwords.ts'
import { readSetUp, type SetUpDraft } from './rules/set-up.ts'
import { giveAccess } from './store/access.ts'
import { insertAgent, verifyClaim } from './store/agents.ts'
import { insertWorkspace } from './store/workspace.ts'

/**
 * Makes the workspace and its owner, once. The owner's address counts as verified: whoever holds the one-time
 * secret of the server's log is the operator.
 * @throws Refusal invalid (every field that is wrong), conflict 'set-up.done' when there is a workspace already
 */
export async function setUpWorkspace(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: SetUpDraft,
): Promise<{ ownerId: number }> {
  const setUp = readSetUp(draft)
  const { name: known, email, password } = draft.owner
  const weak = await newPasswordProblems('owner.password', {
    password,
    known: [known, email, draft.workspace.name],
  })
  if ('problems' in setUp) throw new Refusal('invalid', [...setUp.problems, ...weak])
  if (weak.length > 0) throw new Refusal('invalid', weak)
  const { workspace, owner } = setUp
  if (!(await insertWorkspace(tx, now, workspace)))
    throw new Refusal('conflict', [{ path: '', code: 'set-up.done' }])
  const ownerId = await insertAgent(tx, now, {
    ...owner,
    role: 'owner',
    timeZone: workspace.timeZone,
    language: workspace.language,
  })
  await claimAddresses(tx, now, [
    { personId: ownerId, address: owner.address, typed: owner.typed, isPrimary: true, position: 0 },
  ])
  await verifyClaim(tx, now, owner.address)
  await giveAccess(tx, now, { personId: ownerId, passwordHash: await hashPassword(owner.password) })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: 'workspace.set-up',
      values: [{ field: 'name', old: null, new: workspace.name }],
    },
    {
      subject: { kind: 'agent', id: ownerId },
      type: 'agent.created',
      facts: { role: 'owner' },
      values: [{ field: 'name', old: null, new: owner.name }],
    },
  ])
  // The first department is made where it is known from which address mail is sent.
  await addJob(tx, { name: 'ensure-department', key: 'ensure-department' })
  return { ownerId }
}
