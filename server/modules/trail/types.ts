import type { Language } from '../../lib/pure/languages.ts'

/** Through which door something was done. */
export type Door = 'agent' | 'area' | 'api' | 'command-line' | 'job' | 'mail' | 'import' | 'set-up' | 'sample'

type Origin = { door: Door; ip: string | null; requestId: string | null; language: Language }

/** Who does something, and from where: what every command is given and every trail entry records. */
export type Actor = AgentActor | CustomerActor | NobodyActor | SystemActor

export type AgentActor = Origin & {
  kind: 'agent'
  id: number
  name: string
  role: Role
  /** What his role allows, narrowed by the scopes of the API key he came with. */
  permissions: ReadonlySet<string>
  sessionId: number | null
  apiKeyId: number | null
}
export type CustomerActor = Origin & { kind: 'customer'; id: number; name: string; sessionId: number }
export type NobodyActor = Origin & { kind: 'nobody' }
export type SystemActor = Origin & { kind: 'system' }

/** Whom an entry names: an actor, or the person whom a mailed link or a password has just proved the actor to be. */
export type Author = Actor | (Origin & { kind: 'agent' | 'customer'; id: number })

export type Role = 'owner' | 'admin' | 'agent' | 'viewer'

/** What an entry is about. The kinds are the glossary's nouns. */
export type Subject = { kind: SubjectKind; id: number }
export type SubjectKind =
  | 'workspace'
  | 'agent'
  | 'contact'
  | 'company'
  | 'account'
  | 'service'
  | 'additional-contact'
  | 'domain'
  | 'domain-ending'
  | 'category'
  | 'notice'
  | 'mailing'
  | 'mail-template'
  | 'dkim-key'
  | 'department'
  | 'mailbox'
  | 'incoming-mail'
  | 'ticket'
  | 'canned-reply'
  | 'field'
  | 'api-key'
  | 'message'

/** One entry to be recorded. `facts` holds nothing personal; what is personal goes into `values`. */
export type TrailDraft = {
  subject: Subject
  type: `${string}.${string}`
  facts?: Record<string, unknown>
  values?: readonly Change[]
  undoId?: number
}

/** What a command needs to put one record back as it was. */
export type UndoImage = { subject: Subject; image: unknown }

/** A field's old and new value, as the wire shows them. */
export type Change = { field: string; old: unknown; new: unknown }

export type TrailEntry = {
  id: number
  at: Date
  subject: Subject
  subjectName: string | null
  /** Who else it is about: the contact that joined a company, or became one with this one. */
  other: { kind: 'contact'; id: number; name: string | null } | null
  /** Where they are several, the first of them; or the companies that a contact could not join. */
  others: { kind: 'contact' | 'company'; id: number; name: string }[]
  type: string
  actor: { kind: Actor['kind']; id: number | null; name: string | null }
  door: Door
  facts: Record<string, unknown>
  values: Change[]
  undo: { id: number; until: Date; undoneAt: Date | null } | null
}
