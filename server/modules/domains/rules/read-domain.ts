import type { Problem } from '../../../lib/errors.ts'
import { readDateOnly } from '../../../lib/pure/date-only.ts'
import type { Fault, Reading } from '../../../lib/pure/fault.ts'
import { readMailDomain } from '../../../lib/pure/mail-domain.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { type DomainStatus, type DomainValues, domainStatuses } from '../types.ts'
import type { DomainDraft } from '../wire.ts'

const longestExternalId = 1000
const isStatus = (text: string): text is DomainStatus => domainStatuses.some((status) => status === text)

/** A new domain as it was typed; every problem at once. Without a status it is active. */
export function readNewDomain(draft: DomainDraft): { values: DomainValues } | { problems: Problem[] } {
  return readDomain(draft, {
    name: '',
    asciiName: '',
    status: 'active',
    registeredOn: null,
    expiresOn: null,
    externalId: null,
  })
}

/**
 * A domain with the parts that are named. Its name may be written another way, as long as it is the same domain: another
 * name is another domain.
 */
export function readDomain(
  draft: DomainDraft,
  before: DomainValues,
): { values: DomainValues } | { problems: Problem[] } {
  const problems: Problem[] = []
  const report = (path: string, fault: Fault | { code: string }): void => {
    problems.push({ path, ...fault })
  }
  const date = (path: 'registeredOn' | 'expiresOn'): string | null => {
    const typed = draft[path]
    if (typed === undefined) return before[path]
    return isBlank(typed) ? null : take(path, readDateOnly(typed))
  }
  const take = <Value>(path: string, reading: Reading<Value>): Value | null => {
    if (reading.ok) return reading.value
    report(path, reading.fault)
    return null
  }
  const name = readName(draft, before, report)
  const status = draft.status === undefined ? before.status : readStatus(draft.status, report)
  const registeredOn = date('registeredOn')
  const expiresOn = date('expiresOn')
  const externalId =
    draft.externalId === undefined
      ? before.externalId
      : isBlank(draft.externalId)
        ? null
        : take('externalId', readOneLine(draft.externalId, longestExternalId))
  if (problems.length === 0 && registeredOn !== null && expiresOn !== null && expiresOn < registeredOn)
    report('expiresOn', { code: 'domain.expires-before' })
  if (problems.length > 0 || !status) return { problems }
  return { values: { ...name, status, registeredOn, expiresOn, externalId: externalId || null } }
}

type Report = (path: string, fault: Fault | { code: string }) => void

function readName(
  draft: DomainDraft,
  before: DomainValues,
  report: Report,
): Pick<DomainValues, 'name' | 'asciiName'> {
  const { name, asciiName } = before
  if (draft.name === undefined && asciiName !== '') return { name, asciiName }
  if (isBlank(draft.name)) {
    report('name', { code: 'domain.no-name' })
    return { name, asciiName }
  }
  const reading = readMailDomain(draft.name)
  if (!reading.ok) {
    report('name', reading.fault)
    return { name, asciiName }
  }
  if (asciiName !== '' && reading.value.ascii !== asciiName) report('name', { code: 'domain.name-fixed' })
  return { name: reading.value.typed, asciiName: reading.value.ascii }
}

function readStatus(typed: string | null, report: Report): DomainStatus | null {
  if (isBlank(typed)) {
    report('status', { code: 'domain.no-status' })
    return null
  }
  if (isStatus(typed)) return typed
  report('status', { code: 'domain.unknown-status' })
  return null
}

/** The ASCII form of a domain that somebody looks for; null for what is none. */
export function asciiNameOf(typed: string): string | null {
  const reading = readMailDomain(typed)
  return reading.ok ? reading.value.ascii : null
}

const isBlank = (typed: string | null | undefined): typed is null | undefined | '' =>
  typed === undefined || typed === null || typed.trim() === ''
