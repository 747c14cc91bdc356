import { Fragment, type ReactNode } from 'react'

/** As much of a long text is shown at first, in characters. */
const beginsWith = 20_000
/** So long may a run without a blank be: one of half a million keeps a browser laying out for a minute. */
const longestRun = 1000
const tooLong = new RegExp(`(\\S{${longestRun}})`, 'u')

/** Its beginning, to the end of a line where one is near; null where the text is not long. */
export function beginningOf(text: string): string | null {
  if (text.length <= beginsWith * 1.2) return null
  const line = text.lastIndexOf('\n', beginsWith)
  const beginning = text.slice(0, line > beginsWith * 0.9 ? line : beginsWith)
  return beginning.isWellFormed() ? beginning : beginning.slice(0, -1)
}

export const hasLongRun = (text: string): boolean => tooLong.test(text)

/** The same text, with places to break where it has none for far too long. */
export function breakable(text: string): ReactNode {
  if (!hasLongRun(text)) return text
  const parts = text.split(tooLong).filter((part) => part !== '')
  return parts.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
    <Fragment key={place}>
      {place > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
