import type { Problem } from '../../../lib/errors.ts'
import type { Fault, Reading } from '../../../lib/pure/fault.ts'
import { isLanguage, type Language } from '../../../lib/pure/languages.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import { readPersonName } from '../../../lib/pure/person-name.ts'
import { readTimeZone } from '../../../lib/pure/time-zones.ts'
import type { Role } from '../../trail/index.ts'

const roles: readonly Role[] = ['owner', 'admin', 'agent', 'viewer']

export type InvitationDraft = { name: string; email: string; role: string; language?: string | undefined }
export type Invitation = {
  name: string
  address: string
  typed: string
  role: Role
  language: Language | null
}

/** An invitation whose every field holds, or all that is wrong with it. */
export function readInvitation(draft: InvitationDraft): Invitation | { problems: Problem[] } {
  const problems: Problem[] = []
  const name = take(problems, 'name', readPersonName(draft.name))
  const email = take(problems, 'email', readMailAddress(draft.email))
  const role = take(problems, 'role', readRole(draft.role))
  const language =
    draft.language === undefined ? null : take(problems, 'language', readLanguage(draft.language))
  if (problems.length > 0 || !name || !email || !role || language === undefined) return { problems }
  return { name, address: email.normal, typed: email.address, role, language }
}

export type AgentChanges = {
  name?: string
  role?: Role
  language?: Language
  timeZone?: string
  singleKeys?: boolean
}
export type AgentChangesDraft = { [Field in keyof AgentChanges]?: AgentChanges[Field] | string | undefined }

/** The given fields of an agent, or all that is wrong with them. What is not given does not change. */
export function readAgentChanges(draft: AgentChangesDraft): AgentChanges | { problems: Problem[] } {
  const problems: Problem[] = []
  const changes: AgentChanges = {}
  const set = <Field extends keyof AgentChanges>(
    field: Field,
    read: (given: string) => ReadingHere<AgentChanges[Field]>,
  ) => {
    const given = draft[field]
    if (typeof given !== 'string') return
    const value = take(problems, field, read(given))
    if (value !== undefined) changes[field] = value
  }
  set('name', readPersonName)
  set('role', readRole)
  set('language', readLanguage)
  set('timeZone', readTimeZone)
  if (typeof draft.singleKeys === 'boolean') changes.singleKeys = draft.singleKeys
  return problems.length > 0 ? { problems } : changes
}

type FaultHere = Fault | { code: 'role.unknown' | 'language.not-offered' }
type ReadingHere<Value> = Reading<Value> | { ok: false; fault: FaultHere }

function take<Value>(problems: Problem[], path: string, reading: ReadingHere<Value>): Value | undefined {
  if (reading.ok) return reading.value
  problems.push({ path, ...reading.fault })
  return undefined
}

function readRole(typed: string): ReadingHere<Role> {
  const role = roles.find((each) => each === typed)
  return role ? { ok: true, value: role } : { ok: false, fault: { code: 'role.unknown' } }
}

function readLanguage(typed: string): ReadingHere<Language> {
  return isLanguage(typed)
    ? { ok: true, value: typed }
    : { ok: false, fault: { code: 'language.not-offered' } }
}
