/** What PostgreSQL takes as text and in JSON: no NUL, no lone surrogate. */
export const storable = (text: string): string => text.replaceAll('\0', '\u{fffd}').toWellFormed()

/** The same in one line of at most so many characters. */
export const storableLine = (text: string, longest: number): string =>
  storable(text.replace(/\s+/g, ' ').trim().slice(0, longest))
