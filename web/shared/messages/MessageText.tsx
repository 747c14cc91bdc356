import { useLingui } from '@lingui/react/macro'
import { lazy, Suspense, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { formatBytes } from './format-bytes.ts'
import { beginningOf, breakable, hasLongRun } from './long-text.tsx'
import css from './messages.module.css'

const MarkdownText = lazy(() =>
  import('./MarkdownText.tsx').then((module) => ({ default: module.MarkdownText })),
)

type MessageTextProps = {
  body: string
  format: 'plain' | 'markdown'
  /** What a mail quoted of earlier ones. */
  quoted?: string
  /** `none`: of somebody who is not known, whose addresses are to be read and not followed. */
  links?: 'followed' | 'none'
}

/** What somebody wrote; what is quoted below it is folded, and a long text begins and is shown whole on wish: nothing is lost. */
export function MessageText({ body, format, quoted = '', links = 'followed' }: MessageTextProps) {
  const { t } = useLingui()
  const [isWhole, setWhole] = useState(false)
  const beginning = isWhole ? null : beginningOf(body)
  const text = beginning ?? body
  const size = formatBytes(body.length)
  if (body.trim() === '' && quoted.trim() === '') return <p className="soft">{t`Without text`}</p>
  const plain = <p className={css.plain}>{links === 'none' ? breakable(text) : withLinks(text)}</p>
  return (
    <>
      {format === 'markdown' && hasMarkup(text) && !hasLongRun(text) ? (
        <Suspense fallback={plain}>
          <MarkdownText text={text} />
        </Suspense>
      ) : (
        plain
      )}
      {beginning !== null && (
        <p>
          <Button look="link" onClick={() => setWhole(true)}>
            {t`Show the whole message (${size})`}
          </Button>
        </p>
      )}
      {quoted.trim() !== '' && (
        <details className={css.quoted}>
          <summary>{t`Quoted from earlier messages`}</summary>
          <p className={css.plain}>{breakable(quoted)}</p>
        </details>
      )}
    </>
  )
}

/** A text of words and lines alone reads the same without what Markdown needs. */
const hasMarkup = (text: string) =>
  /[*_`#>~|[\]\\]|^\s*(?:[-+]|\d+[.)])\s|^(?: {4}|\t)|^\s*(?:---|===)/m.test(text)

/** Addresses of pages in a plain text can be followed. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/).map((part, place) =>
    place % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
      <a key={place} href={part} target="_blank" rel="noreferrer">
        {breakable(part)}
      </a>
    ) : (
      breakable(part)
    ),
  )
}
