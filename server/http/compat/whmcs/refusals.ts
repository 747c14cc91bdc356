import type { Problem, Refusal } from '../../../lib/errors.ts'
import { sentenceOf } from '../../sentences.ts'
import type { Action, Says } from './action.ts'

/** What the original says of problems that any action may meet. Others are told in our own English. */
const says: Says = {
  'contact.taken': 'Duplicate Email Address',
}

/** A refusal of a command or a read in the words of this door; of many problems all are told. */
export function messageOf(refusal: Refusal, action: Action): string {
  const known = (code: string): string | undefined => action.says?.[code] ?? says[code]
  if (refusal.kind === 'forbidden') return forbidden(action.name)
  const own = refusal.problems.length === 0 ? known(refusal.kind) : undefined
  if (own !== undefined) return own
  if (refusal.problems.length === 0) return sentenceOf({ path: '', code: `http.${refusal.kind}` }, 'en')
  return refusal.problems.map((problem) => known(problem.code) ?? sentence(problem, action)).join('. ')
}

/** Of an action that the key may not use, and of one that does not exist: the two cannot be told apart. */
export const forbidden = (name: string): string =>
  `Invalid Permissions: API action "${name.toLowerCase()}" is not allowed`

function sentence(problem: Problem, action: Action): string {
  const [first = '', ...rest] = problem.path.split('.')
  const name = [action.names?.[first] ?? first, ...rest].filter(Boolean).join('.')
  const words = sentenceOf(problem, 'en')
  return name === '' ? words : `${name}: ${words}`
}
