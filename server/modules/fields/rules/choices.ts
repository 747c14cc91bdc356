import type { Problem } from '../../../lib/errors.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { languages } from '../../../lib/pure/languages.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import type { Labels, Option } from '../types.ts'
import type { FieldBody } from '../wire.ts'

/** A choice as it is to be; id null: not made yet. */
export type ChoiceDraft = Omit<Option, 'id'> & { id: number | null }

const longest = 120
const atMost = 500

/**
 * The choices of a dropdown as a whole, in the order given. What is not named any longer is archived, never deleted:
 * records may have it. Two that are offered cannot have one name.
 */
export function readChoices(
  before: readonly Option[],
  typed: NonNullable<FieldBody['options']>,
  problems: Problem[],
): ChoiceDraft[] {
  const choices = typed.map((option, at): ChoiceDraft => {
    const known = before.find(({ id }) => id === option.id)
    if (option.id !== undefined && !known)
      problems.push({ path: `options.${at}`, code: 'field.no-such-option' })
    return {
      id: known?.id ?? null,
      labels: readLabels(`options.${at}.labels`, option.labels, problems),
      isArchived: option.isArchived ?? known?.isArchived ?? false,
    }
  })
  choices.forEach(({ id }, at) => {
    if (id !== null && choices.findIndex((other) => other.id === id) < at)
      problems.push({ path: `options.${at}`, code: 'field.option-twice' })
  })
  problems.push(...sameNames(choices))
  if (choices.filter(({ isArchived }) => !isArchived).length > atMost)
    problems.push({ path: 'options', code: 'field.too-many-options', params: { most: atMost } })
  const left = before.filter(({ id }) => !choices.some((choice) => choice.id === id))
  return [...choices, ...left.map((option) => ({ ...option, isArchived: true }))]
}

function readLabels(
  path: string,
  typed: NonNullable<FieldBody['options']>[number]['labels'],
  problems: Problem[],
): Labels {
  const read = languages.map((language) => {
    const reading = readOneLine(typed[language] ?? '', longest)
    if (!reading.ok) problems.push({ path: `${path}.${language}`, ...reading.fault })
    return reading.ok ? reading.value : '-'
  })
  const [es = '', en = ''] = read
  if (es === '' && en === '') problems.push({ path: `${path}.es`, code: 'field.label-empty' })
  return { es: es || en, en: en || es }
}

function sameNames(choices: readonly ChoiceDraft[]): Problem[] {
  return languages.flatMap((language) => {
    const seen = new Set<string>()
    return choices.flatMap(({ labels, isArchived }, at) => {
      const name = foldText(labels[language])
      if (isArchived || name === '') return []
      if (!seen.has(name)) {
        seen.add(name)
        return []
      }
      return [{ path: `options.${at}.labels.${language}`, code: 'field.option-taken' }]
    })
  })
}
