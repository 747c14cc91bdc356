import type { Authentication, Check, ParsedMail } from '../types.ts'
import { domainOf } from './address-parts.ts'
import { storable } from './storable.ts'

type Told = { result: Check; domain: string | null; by: Authentication['by'] }

/**
 * What a server that the workspace trusts says of SPF (RFC 8601), where nobody here saw the connection. Only the topmost
 * header of all that bear a trusted name counts, and only if no other name stands above it: what lies below has come with
 * the mail, and anybody can plant it there.
 */
export function toldByTrusted(headers: ParsedMail['headers'], authservIds: readonly string[]): Told {
  const results = resultsIn({ headers })
  const [first] = results
  const trusted = authservIds.map((each) => each.toLowerCase())
  if (!first || !trusted.includes(authservIdOf(first.value))) return nothing
  const spf = methodsOf(first.value).find((each) => /^spf\s*=/i.test(each))
  const result = /^spf\s*=\s*([a-z]+)/i.exec(spf ?? '')?.[1]?.toLowerCase()
  const mailFrom = /\bsmtp\.mailfrom\s*=\s*"?([^\s;"]+)/i.exec(spf ?? '')?.[1]
  if (!result || !mailFrom || !isCheck(result)) return nothing
  return { result, domain: storable(domainOf(mailFrom)), by: 'trusted-server' }
}

/** What servers on the way, or anybody, said of a mail's sender. */
export const resultsIn = ({ headers }: Pick<ParsedMail, 'headers'>): ParsedMail['headers'] =>
  headers.filter(({ name }) => name.toLowerCase() === 'authentication-results')

const nothing: Told = { result: 'none', domain: null, by: 'ourselves' }

const authservIdOf = (value: string): string =>
  (/^\s*"?([^\s;"]+)/.exec(withoutComments(value))?.[1] ?? '').toLowerCase()

const methodsOf = (value: string): string[] =>
  withoutComments(value)
    .split(';')
    .slice(1)
    .map((each) => each.trim())

/** Comments may hold anything, such as another method's result. */
function withoutComments(value: string): string {
  let depth = 0
  let text = ''
  for (const character of value) {
    if (character === '(') depth += 1
    else if (character === ')' && depth > 0) depth -= 1
    else if (depth === 0) text += character
  }
  return text
}

const checks: readonly string[] = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'temperror',
  'permerror',
  'policy',
] satisfies Check[]
const isCheck = (result: string): result is Check => checks.includes(result)
