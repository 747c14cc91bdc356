import type { Problem, Refusal } from '../../../lib/errors.ts'
import { sentenceOf } from '../../sentences.ts'
import type { Action, Says } from './action.ts'

/** What the original says of problems that any action may meet. Others are told in our own English. */
const says: Says = {
  'contact.taken': 'Duplicate Email Address',
  // Our own words: the original is known to name ICANN's rule here.
  'copies.nobody-left':
    'At least one address of this client must keep receiving domain emails: ICANN requires that renewal notices reach somebody (Expired Registration Recovery Policy)',
}

/** A refusal of a command or a read in the words of this door; of many problems all are told. */
export function messageOf(refusal: Refusal, action: Action): string {
  const known = (code: string): string | undefined => action.says?.[code] ?? says[code]
  if (refusal.kind === 'forbidden') return forbidden(action.name)
  const own = refusal.problems.length === 0 ? known(refusal.kind) : undefined
  if (own !== undefined) return own
  if (refusal.problems.length === 0) return sentenceOf({ path: '', code: `http.${refusal.kind}` }, 'en')
  return refusal.problems
    .map((problem) => known(problem.code) ?? action.says?.[`at:${problem.path}`] ?? sentence(problem, action))
    .join('. ')
}

/** Of an action that the key may not use, and of one that does not exist: the two cannot be told apart. */
export const forbidden = (name: string): string =>
  `Invalid Permissions: API action "${name.toLowerCase()}" is not allowed`

function sentence(problem: Problem, action: Action): string {
  const words = sentenceOf(problem, 'en')
  const name = fieldOf(problem.path, action.names ?? {})
  return name === '' ? words : `${name}: ${words}`
}

// The longest beginning that the action knows: 'categories.2' is told as what 'categories' is.
function fieldOf(path: string, names: Readonly<Record<string, string>>): string {
  const parts = path.split('.')
  for (let length = parts.length; length > 0; length--) {
    const known = names[parts.slice(0, length).join('.')]
    if (known !== undefined) return known
  }
  return path
}
