import { parse } from 'qs'
import { Refused } from './action.ts'

/** A form's values: texts, lists of them (`a[]=`), and what is nested (`a[b]=`). */
export type Form = Record<string, unknown>

/** More names than PHP takes by default (max_input_vars) are no form. */
export const mostNames = 1000

/**
 * Reads application/x-www-form-urlencoded as PHP does: brackets nest, of names that repeat the last counts.
 * @throws Refused what nests deeper or has more names than anybody means, or is no UTF-8
 */
export function readForm(body: string): Form {
  try {
    return parse(body, {
      plainObjects: true,
      depth: 5,
      strictDepth: true,
      parameterLimit: mostNames,
      throwOnLimitExceeded: true,
      arrayLimit: 100,
      duplicates: 'last',
      decoder: decoded,
    })
  } catch (error) {
    if (error instanceof RangeError || error instanceof URIError)
      throw new Refused('The request cannot be read', 400)
    throw error
  }
}

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
