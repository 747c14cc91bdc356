import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'
import { HarmlessHtml } from './HarmlessHtml.tsx'
import css from './messages.module.css'

// As the server writes the same text into mails: delivery/mail/render-text.ts.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })

/** A text with its Markdown read. A file of its own, as few messages have any. */
export function MarkdownText({ text }: { text: string }) {
  const html = useMemo(() => markdown.render(text), [text])
  return (
    <div className={css.text}>
      <HarmlessHtml html={html} />
    </div>
  )
}
