/** A value as it stands in a query; a number keeps how it was written, for fields whose values are texts of digits. */
export type Value =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'boolean'; is: boolean }
  | { kind: 'null' }

export type Token =
  | { kind: 'open' | 'close' | 'and' | 'or' }
  | { kind: 'operator'; operator: 'is' | 'from' | 'to' }
  | { kind: 'name'; name: string }
  | { kind: 'value'; value: Value }

const space = /\s+/y
const sign = /:>|:<|[:()]/y
const word = /[A-Za-z_][A-Za-z0-9_]*/y
const number = /-?\d+(?:\.\d+)?(?![\w.])/y
/** A quotation mark or a backslash within a text has a backslash before it; the original does not say. */
const text = /'((?:[^'\\]|\\.)*)'/suy

/** The tokens of a query, or null where it holds something that is none. */
export function readTokens(query: string): Token[] | null {
  const tokens: Token[] = []
  for (let at = 0; at < query.length; ) {
    const take = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at
      const found = pattern.exec(query)
      if (found) at = pattern.lastIndex
      return found
    }
    if (take(space)) continue
    const found = take(sign) ?? take(word) ?? take(number) ?? take(text)
    if (!found) return null
    tokens.push(tokenOf(found[0], found[1]))
  }
  return tokens
}

function tokenOf(written: string, quoted: string | undefined): Token {
  if (quoted !== undefined)
    return { kind: 'value', value: { kind: 'text', text: quoted.replace(/\\(['\\])/g, '$1') } }
  switch (written) {
    case '(':
      return { kind: 'open' }
    case ')':
      return { kind: 'close' }
    case ':':
      return { kind: 'operator', operator: 'is' }
    case ':>':
      return { kind: 'operator', operator: 'from' }
    case ':<':
      return { kind: 'operator', operator: 'to' }
    case 'AND':
      return { kind: 'and' }
    case 'OR':
      return { kind: 'or' }
    case 'null':
      return { kind: 'value', value: { kind: 'null' } }
    case 'true':
    case 'false':
      return { kind: 'value', value: { kind: 'boolean', is: written === 'true' } }
    default:
      return /^[-\d]/.test(written)
        ? { kind: 'value', value: { kind: 'number', text: written } }
        : { kind: 'name', name: written }
  }
}
