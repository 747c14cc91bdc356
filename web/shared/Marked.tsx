import { Fragment } from 'react'
import { matchedRanges } from '../../server/lib/pure/matched-ranges.ts'
import css from './marked.module.css'

/** A text in which what was searched for is marked, without accents and case as search compares. */
export function Marked({ text, query }: { text: string; query: string }) {
  const ranges = matchedRanges(text, query)
  return (
    <>
      {ranges.map(({ from, to }, at) => (
        <Fragment key={from}>
          {text.slice(ranges[at - 1]?.to ?? 0, from)}
          <mark className={css.mark}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.to ?? 0)}
    </>
  )
}
