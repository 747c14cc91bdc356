import { parse } from 'qs'
import { Refused } from './action.ts'

/** A form's values: texts, lists of them (`a[]=`), and what is nested (`a[b]=`). */
export type Form = Record<string, unknown>

/** More names than PHP takes by default (max_input_vars) are no form. */
export const mostNames = 1000

/** A form, and the names that stand in it more than once: of those the last counts, as in PHP. */
export type ReadForm = { form: Form; repeated: string[] }

/**
 * Reads application/x-www-form-urlencoded as PHP does: brackets nest, of names that repeat the last counts.
 * @throws Refused what nests deeper or has more names than anybody means, names that are none, or what is no UTF-8
 */
export function readForm(body: string): ReadForm {
  try {
    const names = namesIn(body)
    // The reader leaves these out without a word, and a filter that is left out would widen the answer.
    if (names.some((name) => /^\s*(\[|$)/.test(name) || name.includes('__proto__')))
      throw new Refused('The request cannot be read', 400)
    const repeated = names.filter((name, at) => !name.endsWith('[]') && names.indexOf(name) !== at)
    const form = parse(body, {
      plainObjects: true,
      depth: 5,
      strictDepth: true,
      parameterLimit: mostNames,
      throwOnLimitExceeded: true,
      arrayLimit: 100,
      duplicates: 'last',
      decoder: decoded,
    })
    return { form, repeated: [...new Set(repeated)] }
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError)
      throw new Refused('The request cannot be read', 400)
    throw error
  }
}

const namesIn = (body: string): string[] =>
  body
    .split('&', mostNames + 1)
    .filter((pair) => pair !== '')
    .map((pair) => decoded(pair.split('=', 1)[0] ?? ''))

/** The same form as fields that came one by one, of which a multipart form consists. */
export const asEncoded = (fields: readonly (readonly [name: string, value: string])[]): string =>
  new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()

// By itself qs keeps what is no UTF-8 as it was encoded: 'Pe%F1a' would become a name.
const decoded = (text: string): string => decodeURIComponent(text.replaceAll('+', ' '))

/** One text of a form; '' when it is absent or no text. */
export function textOf(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value : ''
}
