import type { Problem } from '../../lib/errors.ts'
import {
  type Field,
  type Given,
  isFilled,
  missingRequired,
  type Reader,
  readCustomValues,
  withDefaults,
} from '../fields/index.ts'
import { isIdentified } from './rules/identification.ts'
import { type Places, readValues } from './rules/read-values.ts'
import type { ContactDraft, ContactValues, NewContact } from './types.ts'

/** What reading drafts takes: the definitions of today, whose form it is, and what is known of the countries named. */
export type ReadingFacts = Places & { fields: readonly Field[]; reader: Reader }
type Read<Found> = Found | { problems: Problem[] }

/** A new contact whose every field holds (product rules 1 and 4), or all that is wrong with it. */
export function readNewContact(facts: ReadingFacts, draft: ContactDraft): Read<NewContact> {
  const { given, applied } = withDefaults(facts.fields, draft)
  const { values, problems } = readGiven(facts, given, nothing)
  problems.push(...missing(facts.fields, facts.reader, given, problems))
  // What was given wrongly was given: it has a problem of its own.
  if (!isIdentified(given)) problems.push({ path: '', code: 'contact.no-identification' })
  return problems.length > 0 ? { problems } : { values, defaultsApplied: applied }
}

/**
 * A contact after a change, or all that is wrong with the change. What was wrong before and is not part of the change
 * is no obstacle: a field made required since, an identification that an undo could not give back.
 */
export function readChangedContact(
  facts: ReadingFacts,
  draft: ContactDraft,
  before: ContactValues,
): Read<{ values: ContactValues }> {
  const { values, problems } = readGiven(facts, draft, before)
  const named = facts.fields.filter((field) => valueAt(draft, field.path) !== undefined)
  problems.push(...missing(named, facts.reader, draft, problems))
  if (problems.length === 0 && isIdentified(before) && !isIdentified(values))
    problems.push({ path: '', code: 'contact.no-identification' })
  return problems.length > 0 ? { problems } : { values }
}

function readGiven(
  facts: ReadingFacts,
  given: ContactDraft,
  before: ContactValues,
): { values: ContactValues; problems: Problem[] } {
  const { values, problems } = readValues(facts, given, before)
  const country = values.postalAddress?.country ?? facts.country
  const custom = readCustomValues(facts.fields, given.custom ?? {}, { before: before.custom, country })
  return { values: { ...values, custom: custom.values }, problems: [...problems, ...custom.problems] }
}

/** Required fields that stay empty, save those that have a problem already. */
function missing(
  fields: readonly Field[],
  reader: Reader,
  given: Given,
  known: readonly Problem[],
): Problem[] {
  return missingRequired(fields, reader, (field) => isFilled(valueAt(given, field.path))).filter(
    ({ path }) => !known.some((problem) => problem.path === path),
  )
}

function valueAt(given: Given, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Given | null | undefined)?.[key], given)
}

const nothing: ContactValues = {
  name: '',
  givenNames: null,
  familyNames: null,
  emails: [],
  workPhone: null,
  mobilePhone: null,
  jobTitle: null,
  language: null,
  timeZone: null,
  tags: [],
  postalAddress: null,
  socialHandles: {},
  externalId: null,
  about: null,
  avatar: null,
  custom: {},
}
