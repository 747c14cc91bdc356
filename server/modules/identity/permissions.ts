import type { Role } from '../trail/index.ts'

/** What a role may allow and an API key's scope may name. */
export const permissions = [
  'contacts.read',
  'contacts.write',
  'contacts.erase',
  'accounts.read',
  'accounts.write',
  'notices.send',
  'sending.pause',
  'tickets.read',
  'tickets.write',
  'incoming.decide',
  'mail.submit',
  'trail.read',
  'undo.write',
  'exports.create',
  'agents.read',
  'agents.manage',
  'settings.manage',
  'outbox.read',
] as const
export type Permission = (typeof permissions)[number]

const viewer: Permission[] = ['contacts.read', 'accounts.read', 'tickets.read', 'agents.read', 'trail.read']
const agent: Permission[] = [
  ...viewer,
  'contacts.write',
  'accounts.write',
  'notices.send',
  'sending.pause',
  'tickets.write',
  'incoming.decide',
  'mail.submit',
  'undo.write',
  'exports.create',
]
const admin: Permission[] = [...agent, 'contacts.erase', 'agents.manage', 'settings.manage']
const owner: Permission[] = [...admin, 'outbox.read']
const ofRole: Record<Role, Permission[]> = { viewer, agent, admin, owner }

/** What a role may do, narrowed by a key's scopes where there is a key: a key never widens its agent's rights. */
export function permissionsOf(role: Role, scopes?: readonly string[]): ReadonlySet<Permission> {
  const all = ofRole[role]
  return new Set(scopes ? all.filter((each) => scopes.includes(each)) : all)
}
