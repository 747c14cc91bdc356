import type { Problem } from '../../../lib/errors.ts'
import { readDateOnly } from '../../../lib/pure/date-only.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { type Permission, permissions } from '../permissions.ts'
import type { ApiKey } from '../types.ts'
import { readNetworks } from './networks.ts'

export type ApiKeyDraft = {
  name: string
  scopes: readonly string[]
  expiresAt?: string | null | undefined
  allowedNetworks?: readonly string[] | null | undefined
}
export type ApiKeyTerms = {
  name: string
  scopes: Permission[]
  expiresAt: Date | null
  allowedNetworks: string[] | null
}

const longestName = 100

/** What a key is to be, or all that is wrong with it. Its scopes are among what its agent may do. */
export function readApiKey(
  draft: ApiKeyDraft,
  { kind, now, held }: { kind: ApiKey['kind']; now: Date; held: ReadonlySet<string> },
): ApiKeyTerms | { problems: Problem[] } {
  const problems: Problem[] = []
  const name = readOneLine(draft.name, longestName)
  if (!name.ok) problems.push({ path: 'name', ...name.fault })
  else if (name.value === '') problems.push({ path: 'name', code: 'api-key.name-empty' })
  if (draft.scopes.length === 0) problems.push({ path: 'scopes', code: 'api-key.no-scope' })
  draft.scopes.forEach((scope, index) => {
    const path = `scopes.${index}`
    if (!isPermission(scope)) problems.push({ path, code: 'api-key.unknown-scope' })
    else if (!held.has(scope)) problems.push({ path, code: 'api-key.scope-above-own' })
  })
  const expiresAt = draft.expiresAt ? new Date(draft.expiresAt) : null
  if (expiresAt && !isSensible(draft.expiresAt ?? '', expiresAt))
    problems.push({ path: 'expiresAt', code: 'api-key.bad-expiry' })
  else if (expiresAt && expiresAt <= now) problems.push({ path: 'expiresAt', code: 'api-key.expiry-past' })
  const read = readNetworks(draft.allowedNetworks ?? null, kind)
  if ('problems' in read) problems.push(...read.problems)
  if (problems.length > 0 || !name.ok || 'problems' in read) return { problems }
  const scopes = [...new Set(draft.scopes.filter(isPermission))]
  return { name: name.value, scopes, expiresAt, allowedNetworks: read.networks }
}

const isPermission = (scope: string): scope is Permission => permissions.some((each) => each === scope)

// A day or a moment in ISO 8601; PostgreSQL's and JSON's years end long after 2999.
const isSensible = (typed: string, moment: Date): boolean =>
  /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(typed) &&
  readDateOnly(typed.slice(0, 10)).ok &&
  !Number.isNaN(moment.getTime()) &&
  moment.getUTCFullYear() < 3000
