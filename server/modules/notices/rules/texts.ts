import type { Problem } from '../../../lib/errors.ts'
import { type Language, languages } from '../../../lib/pure/languages.ts'
import type { TextBody } from '../wire.ts'

/** A text as it was given, told apart: the same for everybody, by language, or of a template. */
export type GivenText =
  | { kind: 'written'; texts: { [Each in Language]?: Written | undefined }; format: Format }
  | { kind: 'template'; key: string; values: Record<string, string> }
export type Written = { subject: string; body: string }
export type Format = NonNullable<TextBody['format']>

/** Tells what a notice says, or all that is wrong with it. `language`: of a text that names none. */
export function readText(given: TextBody, language: Language): { text: GivenText } | { problems: Problem[] } {
  const isSingle = given.subject !== undefined || given.body !== undefined
  const ways = [isSingle, given.texts !== undefined, given.template !== undefined].filter(Boolean).length
  if (ways > 1) return { problems: [{ path: '', code: 'notice.several-texts' }] }
  if (given.template !== undefined)
    return { text: { kind: 'template', key: given.template, values: given.values ?? {} } }
  const texts = given.texts ?? { [language]: { subject: given.subject ?? '', body: given.body ?? '' } }
  const problems = given.texts
    ? languages.flatMap((each) => problemsOf(`texts.${each}.`, given.texts?.[each]))
    : problemsOf('', texts[language])
  if (given.texts && Object.keys(given.texts).length === 0)
    problems.push({ path: 'texts', code: 'notice.no-text' })
  if (problems.length > 0) return { problems }
  return { text: { kind: 'written', texts, format: given.format ?? 'markdown' } }
}

const longestSubject = 200

function problemsOf(path: string, text: Written | undefined): Problem[] {
  if (!text) return []
  const { subject, body } = text
  return [
    ...(subject.trim() === '' ? [{ path: `${path}subject`, code: 'notice.no-subject' }] : []),
    ...(/[\p{Cc}\u2028\u2029]/u.test(subject.trim())
      ? [{ path: `${path}subject`, code: 'notice.subject-one-line' }]
      : []),
    ...(subject.length > longestSubject
      ? [{ path: `${path}subject`, code: 'notice.subject-too-long', params: { max: longestSubject } }]
      : []),
    ...(body.trim() === '' ? [{ path: `${path}body`, code: 'notice.no-body' }] : []),
  ]
}

/** What a mail fills in by itself, whatever its template: `valuesOf` in delivery. */
const filledIn = ['name', 'address', 'home', 'when', 'workspace', 'account', 'reason', 'action']

/** The placeholders of a template for which no value was given, and values that it does not ask for. */
export function problemsOfValues(
  asked: readonly string[],
  values: Readonly<Record<string, string>>,
): Problem[] {
  const wanted = asked.filter((name) => !filledIn.includes(name))
  return [
    ...wanted
      .filter((name) => !Object.hasOwn(values, name))
      .map((name) => ({ path: `values.${name}`, code: 'notice.value-missing', params: { name } })),
    ...Object.keys(values)
      .filter((name) => !asked.includes(name))
      .map((name) => ({ path: `values.${name}`, code: 'notice.value-unknown', params: { name } })),
  ]
}
