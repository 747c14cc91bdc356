import { unstorableTexts } from '../../unstorable.ts'
import { type Action, Refused } from './action.ts'
import { callNamesOf } from './credential.ts'
import type { Form, ReadForm } from './read-form.ts'

/**
 * The fields of an action, read.
 * @throws Refused every name that is unknown or, of a read, repeated, every value that is none, at once
 */
export function readFields(action: Action, { form, repeated }: ReadForm): unknown {
  const names = callNamesOf(form)
  const own = Object.fromEntries(Object.entries(form).filter(([name]) => !names.includes(name)))
  // Commands take the last, as the original does: forms send a hidden 0 before the 1 of a box.
  if (action.kind === 'read' && repeated.length > 0)
    throw new Refused(repeated.map((name) => `Repeated parameter: ${name.slice(0, 60)}`).join('. '))
  const unstorable = unstorableTexts(own)
  if (unstorable.length > 0) throw new Refused('The request holds characters that no text can')
  const read = action.fields.safeParse(own)
  if (read.success) return read.data
  throw new Refused(
    [...new Set(read.error.issues.flatMap((issue) => messagesOf(action, own, issue)))].join('. '),
  )
}

type Issue = { code: string; path: PropertyKey[]; keys?: string[] }

function messagesOf({ says }: Action, form: Form, issue: Issue): string[] {
  const place = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => `Unknown parameter: ${nameOf([...place, key.slice(0, 60)])}`)
  const isGiven = place.reduce<unknown>((at, key) => (at as Form | undefined)?.[key], form) !== undefined
  const [first = ''] = place
  return [
    says?.[`${isGiven ? 'invalid' : 'required'}:${first}`] ??
      `${isGiven ? 'Invalid' : 'Missing'} parameter: ${nameOf(place)}`,
  ]
}

const nameOf = ([first = '', ...rest]: string[]): string => first + rest.map((each) => `[${each}]`).join('')
