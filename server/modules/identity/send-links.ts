import type { Tx } from '../../lib/db.ts'
import { issueTokens } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mailCredential } from './credential-mail.ts'
import { mailInvitation } from './invite-agent.ts'
import { answerToForgotten } from './rules/forgotten.ts'
import { findPerson, lockPerson, standingOf } from './store/access.ts'
import { findWorkspace } from './store/workspace.ts'
import type { SessionDoor } from './types.ts'

/** Answers an agent who forgot his password: a reset, the invitation again, or nothing. */
export async function answerForgottenAgent(tx: Tx, actor: Actor, now: Date, address: string): Promise<void> {
  const standing = await standingOf(tx, { door: 'agent', address })
  switch (answerToForgotten(standing)) {
    case 'reset':
      return sendReset(tx, actor, now, { door: 'agent', address })
    case 'invitation': {
      const workspace = await findWorkspace(tx)
      if (standing.access === 'none' || !workspace) return
      return mailInvitation(tx, now, { agentId: standing.personId, invitedBy: workspace.name })
    }
    case 'nothing':
      return
  }
}

/** Sends the link with which a person chooses another password; nothing unless the address is verified and he is active. */
export async function sendReset(
  tx: Tx,
  actor: Actor,
  now: Date,
  to: { door: SessionDoor; address: string },
): Promise<void> {
  await sendLink(tx, actor, now, { ...to, purpose: 'reset', event: 'password-reset' })
}

/** Sends a customer the link with which he signs in without his password; nothing unless he could reset it. */
export async function sendMagicLink(tx: Tx, actor: Actor, now: Date, address: string): Promise<void> {
  await sendLink(tx, actor, now, { door: 'area', address, purpose: 'magic-link', event: 'magic-link' })
}

async function sendLink(
  tx: Tx,
  actor: Actor,
  now: Date,
  link: { door: SessionDoor; address: string } & (
    | { purpose: 'reset'; event: 'password-reset' }
    | { purpose: 'magic-link'; event: 'magic-link' }
  ),
): Promise<void> {
  const { door, purpose, event } = link
  const standing = await standingOf(tx, { door, address: link.address })
  if (standing.access !== 'active' || !standing.isVerified) return
  await lockPerson(tx, standing.personId)
  const person = await findPerson(tx, { door, personId: standing.personId })
  if (!person) return
  const { address, typed } = standing
  const [tokenId] = await issueTokens(tx, now, [{ purpose, door, personId: person.id, address, typed }])
  await mailCredential(tx, now, { event, person, to: { address, typed }, ...(tokenId ? { tokenId } : {}) })
  await recordTrail(tx, actor, now, [
    { subject: { kind: person.kind, id: person.id }, type: `${person.kind}.${purpose}-sent` },
  ])
}
