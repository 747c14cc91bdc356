import type { Problem } from '../../../lib/errors.ts'
import { accepted, faulty, type Reading } from '../../../lib/pure/fault.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { isLanguage, type Language } from '../../../lib/pure/languages.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPersonName } from '../../../lib/pure/person-name.ts'
import { readPhone } from '../../../lib/pure/phone-max.ts'
import { readPostalAddress } from '../../../lib/pure/postal-address.ts'
import type { Region } from '../../../lib/pure/postal-regions.ts'
import type { AccountDraft, AccountValues, HolderValues } from '../types.ts'

/** What reading a holder takes. */
export type Places = {
  /** With which phones are read when the holder's address names no country. */
  country: string | null
  regions: (country: string) => readonly Region[]
}

const longestName = 200
const longestLine = 200

/** Reads what was given over what stood before; a key that is absent stays, null and '' clear. Every fault at once. */
export function readAccount(
  places: Places,
  given: AccountDraft,
  before: AccountValues,
): { values: AccountValues; problems: Problem[] } {
  const problems: Problem[] = []
  const text = reader(problems)
  const values: AccountValues = {
    name: text('name', given.name, before.name, readAccountName) ?? '',
    externalId: text('externalId', given.externalId, before.externalId, line),
    language: text('language', given.language, before.language, readOwnLanguage),
    companyId: given.companyId === undefined ? before.companyId : given.companyId,
    holder: readHolder(places, given.holder, before.holder, problems),
  }
  if (values.name === '' && !problems.some(({ path }) => path === 'name'))
    problems.push({ path: 'name', code: 'account.no-name' })
  return { values, problems }
}

export const emptyHolder: HolderValues = {
  name: null,
  givenNames: null,
  familyNames: null,
  organisation: null,
  taxId: null,
  phone: null,
  postalAddress: null,
}

function readHolder(
  places: Places,
  given: AccountDraft['holder'],
  before: HolderValues,
  problems: Problem[],
): HolderValues {
  if (given === undefined) return before
  if (given === null) return emptyHolder
  const text = reader(problems)
  const { postalAddress: typed } = given
  let { postalAddress } = before
  if (typed === null) postalAddress = null
  else if (typed !== undefined) {
    const draft = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== undefined))
    const { address, faults } = readPostalAddress(draft, places.regions(typed.country ?? ''))
    for (const { field, fault } of faults) problems.push({ path: `holder.postalAddress.${field}`, ...fault })
    postalAddress = address
  }
  const country = postalAddress?.country ?? places.country
  return {
    name: text('holder.name', given.name, before.name, readPersonName),
    givenNames: text('holder.givenNames', given.givenNames, before.givenNames, line),
    familyNames: text('holder.familyNames', given.familyNames, before.familyNames, line),
    organisation: text('holder.organisation', given.organisation, before.organisation, line),
    taxId: text('holder.taxId', given.taxId, before.taxId, line),
    phone: text('holder.phone', given.phone, before.phone, (phone) => {
      const reading = readPhone(phone, country)
      return reading.ok ? accepted({ typed: reading.value.typed, e164: reading.value.e164 }) : reading
    }),
    postalAddress,
  }
}

/** Reads one part: absent stays, null and '' clear, a fault is noted where it is. */
export const reader =
  (problems: Problem[]) =>
  <Value>(
    path: string,
    typed: string | null | undefined,
    before: Value | null,
    read: (typed: string) => Reading<Value>,
  ): Value | null => {
    if (typed === undefined) return before
    if (typed === null || typed.trim() === '') return null
    const reading = read(typed)
    if (reading.ok) return reading.value
    problems.push({ path, ...reading.fault })
    return before
  }

const line = (typed: string): Reading<string> => readOneLine(typed, longestLine)

/** What folds to nothing could not be told from another name, nor found. */
function readAccountName(typed: string): Reading<string> {
  const reading = readOneLine(typed, longestName)
  return reading.ok && foldText(reading.value) === '' ? accepted('') : reading
}

function readOwnLanguage(typed: string): Reading<Language> {
  return isLanguage(typed) ? accepted(typed) : faulty({ code: 'language.unknown' })
}
