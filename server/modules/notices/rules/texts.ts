import type { Problem } from '../../../lib/errors.ts'
import { type Language, languages } from '../../../lib/pure/languages.ts'
import type { TextBody } from '../wire.ts'

/** A text as it was given, told apart: the same for everybody, by language, or of a template. */
export type GivenText =
  | {
      kind: 'written'
      texts: { [Each in Language]?: Written | undefined }
      format: Format
      isByLanguage: boolean
    }
  | { kind: 'template'; key: string; values: Record<string, string> }
export type Written = { subject: string; body: string }
export type Format = NonNullable<TextBody['format']>

/** Tells what a notice says, or all that is wrong with it. `language`: of a text that names none. */
export function readText(given: TextBody, language: Language): { text: GivenText } | { problems: Problem[] } {
  const isSingle = given.subject !== undefined || given.body !== undefined
  const ways = [isSingle, given.texts !== undefined, given.template !== undefined].filter(Boolean).length
  if (ways > 1) return { problems: [{ path: '', code: 'notice.several-texts' }] }
  if (given.template !== undefined)
    return { text: { kind: 'template', key: given.template, values: trimmed(given.values ?? {}) } }
  const texts = given.texts ?? { [language]: { subject: given.subject ?? '', body: given.body ?? '' } }
  const problems = given.texts
    ? languages.flatMap((each) => problemsOf(`texts.${each}.`, given.texts?.[each]))
    : problemsOf('', texts[language])
  if (given.texts && Object.keys(given.texts).length === 0)
    problems.push({ path: 'texts', code: 'notice.no-text' })
  if (problems.length > 0) return { problems }
  return {
    text: {
      kind: 'written',
      texts,
      format: given.format ?? 'markdown',
      isByLanguage: given.texts !== undefined,
    },
  }
}

/** Whether a text, once trimmed, would break a line, or holds another control character. */
export const isSeveralLines = (text: string): boolean => /[\p{Cc}\u2028\u2029]/u.test(text.trim())

const longestSubject = 200

function problemsOf(path: string, text: Written | undefined): Problem[] {
  if (!text) return []
  const { subject, body } = text
  return [
    ...(subject.trim() === '' ? [{ path: `${path}subject`, code: 'notice.no-subject' }] : []),
    ...(isSeveralLines(subject) ? [{ path: `${path}subject`, code: 'notice.subject-one-line' }] : []),
    ...(subject.length > longestSubject
      ? [{ path: `${path}subject`, code: 'notice.subject-too-long', params: { max: longestSubject } }]
      : []),
    ...(body.trim() === '' ? [{ path: `${path}body`, code: 'notice.no-body' }] : []),
  ]
}

const trimmed = (values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value.trim()]))

/**
 * The placeholders of a template for which no value was given, values that it does not ask for, and values that would break
 * a line. `known`: what is filled in without a value.
 */
export function problemsOfValues(
  asked: readonly string[],
  values: Readonly<Record<string, string>>,
  known: readonly string[],
): Problem[] {
  const isGiven = (name: string): boolean => Object.hasOwn(values, name) && values[name]?.trim() !== ''
  return [
    ...asked
      .filter((name) => (Object.hasOwn(values, name) || !known.includes(name)) && !isGiven(name))
      .map((name) => ({ path: `values.${name}`, code: 'notice.value-missing', params: { name } })),
    ...Object.entries(values)
      .filter(([, value]) => isSeveralLines(value))
      .map(([name]) => ({ path: `values.${name}`, code: 'text.line-break' })),
    ...Object.keys(values)
      .filter((name) => !asked.includes(name))
      .map((name) => ({ path: `values.${name}`, code: 'notice.value-unknown', params: { name } })),
  ]
}
