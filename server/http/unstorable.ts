import type { Problem } from '../lib/errors.ts'

/** A text of a request that no part of the program could keep, and where it stands. */
export type Unstorable = { place: PropertyKey[]; problem: Problem }

/**
 * The texts that PostgreSQL refuses, wherever they stand: NUL in any text, a lone surrogate in JSON. Refused here, or each
 * route would have to think of it.
 */
export function unstorableTexts(value: unknown): Unstorable[] {
  const found: Unstorable[] = []
  // A list and no recursion: what comes may be nested deeper than the stack.
  const waiting: { value: unknown; place: PropertyKey[] }[] = [{ value, place: [] }]
  for (let each = waiting.pop(); each; each = waiting.pop()) {
    const { value, place } = each
    if (typeof value === 'string') {
      const code = faultOf(value)
      if (code) found.push({ place, problem: { path: place.map(String).join('.'), code } })
    } else if (value instanceof Uint8Array) continue
    else if (typeof value === 'object' && value !== null)
      for (const [key, child] of Object.entries(value)) {
        const code = faultOf(key)
        const there = [...place, key]
        if (code) found.push({ place: there, problem: { path: place.map(String).join('.'), code } })
        else waiting.push({ value: child, place: there })
      }
  }
  return found.toReversed()
}

function faultOf(text: string): string | null {
  if (text.includes('\0')) return 'text.control-character'
  return text.isWellFormed() ? null : 'text.broken-character'
}
