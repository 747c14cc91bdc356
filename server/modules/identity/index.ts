export { agentAsNow } from './agent-as-now.ts'
export {
  agentAtDoor,
  agentByForeignCredential,
  type Caller,
  type ForeignCredential,
} from './agent-by-credential.ts'
export { agentSession } from './agent-session.ts'
export { allApiKeys, apiKeysOf, limitApiKey, revokeApiKey } from './api-keys.ts'
export { askedAddress, askForLink } from './ask-for-link.ts'
export { beginSession, type Opened } from './begin-session.ts'
export { takeAddress } from './change-address.ts'
export { changePassword } from './change-password.ts'
export { changeWorkspace } from './change-workspace.ts'
export { claimAddresses } from './claim-addresses.ts'
export { createApiKey, createWhmcsKey } from './create-api-key.ts'
export { mailCredential } from './credential-mail.ts'
export { deactivateAgent, reactivateAgent } from './deactivate-agent.ts'
export { inviteAgent, resendInvitation } from './invite-agent.ts'
export { type Link, linkGone, lookAtLink } from './links.ts'
export { type ChosenPassword, choosePassword, takePassword } from './password-by-link.ts'
export { hashPassword, isPassword } from './passwords.ts'
export { type Permission, permissions, permissionsOf } from './permissions.ts'
export { mayDo, mayGiveRole } from './policy.ts'
export { proven } from './proven.ts'
export { agentById, allAgents } from './read-agents.ts'
export { releaseSecondFactor } from './release-second-factor.ts'
export { answerToForgotten } from './rules/forgotten.ts'
export { sendReset } from './send-links.ts'
export { agentByCookie, customerByCookie, endSession, openSession } from './sessions.ts'
export { setUpLink } from './set-up-link.ts'
export { setUpWorkspace } from './set-up-workspace.ts'
export { signIn } from './sign-in.ts'
export { insertInvited as markInvited, standingOf } from './store/access.ts'
export { claimsOf, departmentsWith } from './store/claims.ts'
export { deleteSessions as endSessionsOf } from './store/sessions.ts'
export { isSessionOpen } from './store/signed-in.ts'
export { findWorkspace, workspaceAsOf } from './store/workspace.ts'
export { takenProblem } from './taken-address.ts'
export type {
  AddressHolder,
  AddressStanding,
  Agent,
  ApiKey,
  Claim,
  Claimant,
  ClaimDraft,
  Person,
  SessionDoor,
  Workspace,
} from './types.ts'
export { unreadableSecondFactors } from './unreadable-second-factors.ts'
