import type { Problem } from '../../../lib/errors.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { readLanguageTag } from '../../../lib/pure/languages.ts'
import { type MailAddress, readMailAddress } from '../../../lib/pure/mail-address.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPersonName } from '../../../lib/pure/person-name.ts'
import { readPhone } from '../../../lib/pure/phone-max.ts'
import { readPlainText } from '../../../lib/pure/plain-text.ts'
import { readPostalAddress } from '../../../lib/pure/postal-address.ts'
import type { Region } from '../../../lib/pure/postal-regions.ts'
import { isSocialNetwork, readSocialHandle } from '../../../lib/pure/social-handles.ts'
import { readTags } from '../../../lib/pure/tags.ts'
import { readTimeZone } from '../../../lib/pure/time-zones.ts'
import type { ContactDraft, ContactValues, Handles } from '../types.ts'

/** What reading a contact's values takes. */
export type Places = {
  /** With which phones are read when the contact names no country. */
  country: string | null
  regions: (country: string) => readonly Region[]
}
type Report = (path: string, fault: Omit<Problem, 'path'>) => void

export const mostEmails = 20
const longestLine = 200
const longestAbout = 10_000
type TextKey = 'givenNames' | 'familyNames' | 'jobTitle' | 'language' | 'timeZone' | 'externalId' | 'about'

/** Reads what was given over what stood before, custom values apart; a key that is absent stays. Every fault at once. */
export function readValues(
  places: Places,
  given: ContactDraft,
  before: ContactValues,
): { values: ContactValues; problems: Problem[] } {
  const problems: Problem[] = []
  const report: Report = (path, fault) => problems.push({ path, ...fault })
  const text = (key: TextKey, read: (typed: string) => Reading<string>): string | null => {
    const typed = given[key]
    if (typed === undefined) return before[key]
    if (typed === null || typed.trim() === '') return null
    const reading = read(typed)
    if (reading.ok) return reading.value
    report(key, reading.fault)
    return before[key]
  }
  const line = (key: TextKey): string | null => text(key, (typed) => readOneLine(typed, longestLine))
  const postalAddress = readAddress(places, given.postalAddress, before, report)
  const country = postalAddress?.country ?? places.country
  const phone = (key: 'workPhone' | 'mobilePhone'): ContactValues['workPhone'] => {
    const typed = given[key]
    if (typed === undefined) return before[key]
    if (typed === null || typed.trim() === '') return null
    const reading = readPhone(typed, country)
    if (reading.ok) return { typed: reading.value.typed, e164: reading.value.e164 }
    report(key, reading.fault)
    return before[key]
  }
  const values: ContactValues = {
    name: readName(given.name, before.name, report),
    givenNames: line('givenNames'),
    familyNames: line('familyNames'),
    emails: given.emails === undefined ? before.emails : readEmails(given.emails ?? [], report),
    workPhone: phone('workPhone'),
    mobilePhone: phone('mobilePhone'),
    jobTitle: line('jobTitle'),
    language: text('language', readLanguageTag),
    timeZone: text('timeZone', readTimeZone),
    tags: given.tags === undefined ? before.tags : readOwnTags(given.tags ?? [], report),
    postalAddress,
    socialHandles: readHandles(given.socialHandles, before.socialHandles, report),
    externalId: line('externalId'),
    about: text('about', (typed) => readPlainText(typed, longestAbout)),
    avatar: before.avatar,
    custom: before.custom,
  }
  return { values, problems }
}

function readName(typed: string | null | undefined, before: string, report: Report): string {
  if (typed === undefined && before !== '') return before
  const reading = readPersonName(typed ?? '')
  if (reading.ok) return reading.value
  report('name', reading.fault)
  return before
}

function readEmails(typed: readonly string[], report: Report): MailAddress[] {
  const read = new Map<string, MailAddress>()
  for (const [at, each] of typed.entries()) {
    const reading = readMailAddress(each)
    if (!reading.ok) report(`emails.${at}`, reading.fault)
    else if (read.has(reading.value.normal)) report(`emails.${at}`, { code: 'email.repeated' })
    else read.set(reading.value.normal, reading.value)
  }
  if (typed.length > mostEmails) report('emails', { code: 'emails.too-many', params: { max: mostEmails } })
  return [...read.values()]
}

function readOwnTags(typed: readonly string[], report: Report): string[] {
  const { tags, faults } = readTags(typed)
  for (const { index, fault } of faults) report(index === null ? 'tags' : `tags.${index}`, fault)
  return tags
}

function readAddress(
  places: Places,
  typed: ContactDraft['postalAddress'],
  before: ContactValues,
  report: Report,
): ContactValues['postalAddress'] {
  if (typed === undefined) return before.postalAddress
  if (typed === null) return null
  const draft = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
  const { address, faults } = readPostalAddress(draft, places.regions(typed.country ?? ''))
  for (const { field, fault } of faults) report(`postalAddress.${field}`, fault)
  return address
}

/** A handle that is not named stays: each network is a field of its own. */
function readHandles(typed: ContactDraft['socialHandles'], before: Handles, report: Report): Handles {
  if (typed === undefined) return before
  if (typed === null) return {}
  const handles: Handles = { ...before }
  for (const [network, handle] of Object.entries(typed)) {
    if (!isSocialNetwork(network)) {
      report(`socialHandles.${network.slice(0, 60)}`, { code: 'social-handle.unknown-network' })
      continue
    }
    if (handle === undefined) continue
    delete handles[network]
    if (handle === null || handle.trim() === '') continue
    const reading = readSocialHandle(network, handle)
    if (reading.ok) handles[network] = reading.value
    else report(`socialHandles.${network}`, reading.fault)
  }
  return handles
}
