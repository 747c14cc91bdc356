import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { issueTokens } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { claimAddresses } from './claim-addresses.ts'
import { mailCredential } from './credential-mail.ts'
import { mayGiveRole, mayManageAgent } from './policy.ts'
import { type InvitationDraft, readInvitation } from './rules/agents.ts'
import { findPerson, insertInvited } from './store/access.ts'
import { insertAgent, lockAgent } from './store/agents.ts'
import { findWorkspace } from './store/workspace.ts'
import { takenProblem } from './taken-address.ts'
import type { Agent } from './types.ts'

/**
 * Invites an agent by mail. He is one from now on, and signs in once he has chosen a password by the link.
 * @throws Refusal invalid (every field that is wrong), forbidden 'role.above-own', conflict 'address.taken'
 */
export async function inviteAgent(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: InvitationDraft,
): Promise<{ id: number }> {
  const invitation = readInvitation(draft)
  if ('problems' in invitation) throw new Refusal('invalid', invitation.problems)
  const { name, role, address, typed } = invitation
  if (!mayGiveRole(actor, role)) throw roleAboveOwn()
  const workspace = await findWorkspace(tx)
  if (!workspace) throw new Error('an agent is invited where there is no workspace')
  const language = invitation.language ?? workspace.language
  const id = await insertAgent(tx, now, { name, role, language, timeZone: workspace.timeZone })
  const { taken } = await claimAddresses(tx, now, [
    { personId: id, address, typed, isPrimary: true, position: 0 },
  ])
  if (taken[0]) throw new Refusal('conflict', [takenProblem(actor, 'email', taken[0])])
  await insertInvited(tx, now, [id])
  await mailInvitation(tx, now, { agentId: id, invitedBy: nameOf(actor) ?? workspace.name })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'agent', id },
      type: 'agent.invited',
      facts: { role },
      values: [
        { field: 'name', old: null, new: name },
        { field: 'email', old: null, new: typed },
      ],
    },
  ])
  return { id }
}

/**
 * Sends an agent's invitation again; the link of the earlier one means nothing any more.
 * @throws Refusal missing, forbidden 'agent.above-own', conflict 'agent.accepted' or 'agent.deactivated'
 */
export async function resendInvitation(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  const agent = await lockAgent(tx, id)
  if (!agent) throw new Refusal('missing')
  if (!mayManageAgent(actor, agent)) throw agentAboveOwn()
  if (agent.deactivatedAt) throw new Refusal('conflict', [{ path: '', code: 'agent.deactivated' }])
  if (agent.access !== 'invited') throw new Refusal('conflict', [{ path: '', code: 'agent.accepted' }])
  await insertInvited(tx, now, [id])
  await mailInvitation(tx, now, { agentId: id, invitedBy: nameOf(actor) ?? agent.name })
  await recordTrail(tx, actor, now, [{ subject: { kind: 'agent', id }, type: 'agent.invitation-sent' }])
}

/** Sends an invited agent his link; nothing to one who was let go. */
export async function mailInvitation(
  tx: Tx,
  now: Date,
  invitation: { agentId: Agent['id']; invitedBy: string },
): Promise<void> {
  const person = await findPerson(tx, { door: 'agent', personId: invitation.agentId })
  if (!person?.address) return
  const { address, typed } = person
  const [tokenId] = await issueTokens(tx, now, [
    { purpose: 'invitation', door: 'agent', personId: person.id, address, typed },
  ])
  const parameters = { invitedBy: invitation.invitedBy }
  await mailCredential(tx, now, { event: 'invitation', person, parameters, ...(tokenId ? { tokenId } : {}) })
}

export const roleAboveOwn = (): Refusal =>
  new Refusal('forbidden', [{ path: 'role', code: 'role.above-own' }])
export const agentAboveOwn = (): Refusal => new Refusal('forbidden', [{ path: '', code: 'agent.above-own' }])

const nameOf = (actor: Actor): string | null => (actor.kind === 'agent' ? actor.name : null)
