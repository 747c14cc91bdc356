import type { Problem } from '../../../lib/errors.ts'
import { type Language, languages } from '../../../lib/pure/languages.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import type { Field, Labels } from '../types.ts'
import type { FieldBody } from '../wire.ts'
import { type ChoiceDraft, readChoices } from './choices.ts'
import { readDefault } from './default-value.ts'
import { limitsOf } from './limits.ts'

/** A definition as it is to be, its choices perhaps without ids yet. */
export type FieldDraft = Omit<Field, 'options'> & { options: ChoiceDraft[] }

const longestLabel = 80
const longestHelp = 300
const flags = [
  'requiredForAgents',
  'requiredForCustomers',
  'visibleToCustomers',
  'editableByCustomers',
  'isUnique',
  'isFilterable',
] as const

/**
 * A definition after a change, or all that is wrong with it: labels in both languages that no other field of the record
 * has, flags that agree with each other and with the type, choices, a default that the field itself would accept.
 */
export function readDefinition(
  before: Field,
  change: FieldBody,
  others: readonly Field[],
): { after: FieldDraft } | { problems: Problem[] } {
  const problems: Problem[] = []
  const labels = readLabels(before, change, problems)
  problems.push(...alreadyNamed(before, labels, others))
  const after: FieldDraft = {
    ...before,
    ...Object.fromEntries(flags.map((flag) => [flag, change[flag] ?? before[flag]])),
    labels,
    customerLabels: readTexts(
      'customerLabels',
      before.customerLabels,
      change.customerLabels,
      longestLabel,
      problems,
    ),
    help: readTexts('help', before.help, change.help, longestHelp, problems),
    options: before.options,
  }
  if (change.options !== undefined) {
    if (before.type === 'dropdown') after.options = readChoices(before.options, change.options, problems)
    else problems.push({ path: 'options', code: 'field.no-options' })
  }
  const byDefault = readDefault(before, after.options, change.defaultValue)
  if ('problem' in byDefault) problems.push(byDefault.problem)
  else Object.assign(after, byDefault)
  problems.push(...limitsOf(before, after))
  return problems.length > 0 ? { problems } : { after }
}

function readLabels(before: Field, change: FieldBody, problems: Problem[]): Labels {
  if (change.labels === undefined && before.id !== 0) return before.labels
  const texts = readTexts('labels', before.labels, change.labels, longestLabel, problems)
  // One name serves for both languages until there is another.
  const any = texts.es || texts.en
  const isTold = problems.some(({ path }) => path.startsWith('labels.'))
  if (!any && !isTold) problems.push({ path: 'labels.es', code: 'field.label-empty' })
  return { es: texts.es || any || '', en: texts.en || any || '' }
}

/** Absent stays, empty goes. */
function readTexts(
  path: string,
  before: Partial<Labels>,
  typed: FieldBody['labels'],
  longest: number,
  problems: Problem[],
): Partial<Labels> {
  const texts: Partial<Record<Language, string>> = { ...before }
  for (const language of languages) {
    const text = typed?.[language]
    if (text === undefined) continue
    delete texts[language]
    const reading = readOneLine(text ?? '', longest)
    if (!reading.ok) problems.push({ path: `${path}.${language}`, ...reading.fault })
    else if (reading.value !== '') texts[language] = reading.value
  }
  return texts
}

function alreadyNamed(before: Field, labels: Labels, others: readonly Field[]): Problem[] {
  return languages
    .filter((language) => labels[language] !== before.labels[language])
    .filter((language) =>
      others.some(
        (other) =>
          other.id !== before.id && !other.isArchived && isSameName(other.labels[language], labels[language]),
      ),
    )
    .map((language) => ({ path: `labels.${language}`, code: 'field.label-taken' }))
}

/** Two names that a person would read as one. */
export const isSameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
