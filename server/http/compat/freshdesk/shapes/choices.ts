import type { Problem } from '../../../../lib/errors.ts'
import type { Option } from '../../../../modules/fields/index.ts'
import { type ChoiceBody, inLanguage, type Texts } from './field-body.ts'

/** A choice as the room takes it; without id: a new one. */
export type ChoiceWords = { id?: number; labels: Texts; isArchived: false }

/**
 * The choices of a field after a client named some: renamed, moved, taken away, new. What it does not name stays. A new
 * one that is called as one that was taken away is that one again.
 */
export function choicesAfter(
  before: readonly Option[],
  given: readonly ChoiceBody[],
  language: 'es' | 'en',
): { options: ChoiceWords[]; problems: Problem[] } {
  const problems: Problem[] = []
  let options = before.filter(({ isArchived }) => !isArchived).map(asWords)
  const moves: { option: ChoiceWords; position: number }[] = []
  for (const [at, choice] of given.entries()) {
    const code = faultOf(choice, options)
    if (code) {
      problems.push({ path: `choices.${at}`, code })
      continue
    }
    if (choice.deleted) {
      options = options.filter(({ id }) => id !== choice.id)
      continue
    }
    const option = named(before, choice, language)
    const isKnown = choice.id !== undefined
    options = isKnown
      ? options.map((each) => (each.id === choice.id ? option : each))
      : [...options.filter(({ id }) => id === undefined || id !== option.id), option]
    if (choice.position !== undefined) moves.push({ option, position: choice.position })
  }
  for (const { option, position } of moves.toSorted((one, other) => one.position - other.position)) {
    if (!options.includes(option)) continue
    options = options.filter((each) => each !== option)
    options.splice(position - 1, 0, option)
  }
  return { options, problems }
}

const asWords = ({ id, labels }: Option): ChoiceWords => ({ id, labels, isArchived: false })
const calledIn = ({ value, label }: ChoiceBody): string => (value ?? label ?? '').trim()

/** A choice that is named by its id has to be there; any other needs a name, and cannot go. */
function faultOf(choice: ChoiceBody, options: readonly ChoiceWords[]): string | null {
  if (choice.id !== undefined) return options.some(({ id }) => id === choice.id) ? null : 'shape.value'
  if (choice.deleted) return 'shape.value'
  return calledIn(choice) === '' ? 'shape.required' : null
}

function named(before: readonly Option[], choice: ChoiceBody, language: 'es' | 'en'): ChoiceWords {
  const called = calledIn(choice)
  const known = before.find(({ id }) => id === choice.id)
  if (known)
    return called === ''
      ? asWords(known)
      : {
          ...asWords(known),
          labels: { ...known.labels, ...inLanguage(called, language, known.labels) },
        }
  const gone = before.find(({ isArchived, labels }) => isArchived && labels[language] === called)
  return gone ? asWords(gone) : { labels: inLanguage(called, language, undefined), isArchived: false }
}
