import type { Problem } from '../../../lib/errors.ts'
import { type Given, isFilled, missingRequired, withDefaults } from '../../fields/index.ts'
import type { ContactDraft, ContactValues, NewContact } from '../types.ts'
import { type ReadingFacts, readValues } from './read-values.ts'

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

/** A new contact whose every field holds (product rules 1 and 4), or all that is wrong with it. */
export function readNewContact(
  facts: ReadingFacts,
  draft: ContactDraft,
): NewContact | { problems: Problem[] } {
  const { given, applied } = withDefaults(facts.fields, draft)
  const { values, problems } = readValues(facts, given as ContactDraft, nothing)
  problems.push(
    ...withoutRepeats(
      problems,
      missingRequired(facts.fields, facts.reader, (field) => isFilled(at(given, field.path))),
    ),
  )
  if (!hasIdentification(given)) problems.push({ path: '', code: 'contact.no-identification' })
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
): { values: ContactValues } | { problems: Problem[] } {
  const { values, problems } = readValues(facts, draft, before)
  const named = facts.fields.filter((field) => at(draft, field.path) !== undefined)
  problems.push(
    ...withoutRepeats(
      problems,
      missingRequired(named, facts.reader, (field) => isFilled(at(draft, field.path))),
    ),
  )
  if (isIdentified(before) && !isIdentified(values) && problems.length === 0)
    problems.push({ path: '', code: 'contact.no-identification' })
  return problems.length > 0 ? { problems } : { values }
}

/** Whether there is anything by which the person can be reached or recognised. */
export function isIdentified(values: ContactValues): boolean {
  return hasIdentification(values)
}

/** Product rule 1. What was given wrongly was given: it has a problem of its own. */
function hasIdentification(given: Given | ContactValues): boolean {
  const { emails, workPhone, mobilePhone, socialHandles, externalId } = given as Given
  return [emails, workPhone, mobilePhone, socialHandles, externalId].some(isFilled)
}

function withoutRepeats(problems: readonly Problem[], more: readonly Problem[]): Problem[] {
  return more.filter((each) => !problems.some((known) => known.path === each.path))
}

function at(given: Given, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Given | null | undefined)?.[key], given)
}
