/** Where a page of a list ended: the values of the columns that the list is ordered by. */
export type CursorValue = string | number | null

/** What a list's cursors hold, in order: 'text', 'number', or either of them where the column may be empty. */
export type CursorShape = readonly ('text' | 'number' | 'text?' | 'number?')[]

type ValueOf = { text: string; number: number; 'text?': string | null; 'number?': number | null }
export type CursorValues<Shape extends CursorShape> = { -readonly [At in keyof Shape]: ValueOf[Shape[At]] }

/** A list's way of writing its cursors. `order` names list and sort ('contacts.name'), so that no cursor fits another. */
export type CursorKind<Shape extends CursorShape> = { order: string; shape: Shape }

const version = 1
const longestCursor = 8000

/** An opaque cursor (base64url, RFC 4648 section 5, of JSON) for the values at the edge of a page. */
export function encodeCursor<const Shape extends CursorShape>(
  kind: CursorKind<Shape>,
  values: CursorValues<Shape>,
): string {
  const bytes = new TextEncoder().encode(JSON.stringify([version, kind.order, ...values]))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/**
 * The values of a cursor of this kind, or null for anything else: it comes from outside, so it never throws, and what
 * it gives can be bound to a statement (no NUL, no lone surrogate, whole numbers within 2^53).
 */
export function decodeCursor<const Shape extends CursorShape>(
  kind: CursorKind<Shape>,
  typed: string,
): CursorValues<Shape> | null {
  if (typed.length > longestCursor || !/^[\w-]+$/.test(typed)) return null
  const content = parse(typed)
  if (!Array.isArray(content) || content.length !== kind.shape.length + 2) return null
  const [itsVersion, order, ...values]: unknown[] = content
  if (itsVersion !== version || order !== kind.order) return null
  return fits(kind.shape, values) ? values : null
}

function parse(typed: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(typed.replaceAll('-', '+').replaceAll('_', '/')), (byte) =>
      byte.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

function fits<Shape extends CursorShape>(shape: Shape, values: unknown[]): values is CursorValues<Shape> {
  return shape.every((part, at) => {
    const value = values[at]
    if (value === null) return part.endsWith('?')
    if (part.startsWith('number')) return Number.isSafeInteger(value)
    return typeof value === 'string' && value.isWellFormed() && !value.includes('\0')
  })
}
