import { useEffect, useRef } from 'react'
import css from './mail-paper.module.css'

type MailPaperProps = {
  /** A whole mail, as the server writes it. */
  html: string
  /** Its subject: what the frame is called. */
  title: string
  language: string
  /** As a mail program in that scheme shows it. */
  scheme?: 'light' | 'dark'
}

/** A mail as its reader sees it, saved or not: in a page of its own in which no script runs (`server/http/mail-page.ts`). */
export function MailPaper({ html, title, language, scheme = 'light' }: MailPaperProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const write = () => {
    if (frame.current) writeMail(frame.current, { html, language, scheme })
  }
  useEffect(write, [html, language, scheme])
  return (
    <iframe
      ref={frame}
      className={css.paper}
      title={title}
      src="/paper"
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      onLoad={write}
    />
  )
}

function writeMail(frame: HTMLIFrameElement, mail: { html: string; language: string; scheme: string }): void {
  const page = frame.contentDocument
  if (page?.location.pathname !== '/paper') return
  const root = page.documentElement
  root.innerHTML = mail.html
  root.lang = mail.language
  root.style.colorScheme = mail.scheme
  for (const link of page.links) {
    link.target = '_blank'
    link.rel = 'noreferrer'
  }
  for (const sheet of page.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof (frame.contentWindow as Window & typeof globalThis).CSSMediaRule && isForDark(rule))
        rule.media.mediaText = mail.scheme === 'dark' ? 'all' : 'not all'
  frame.style.height = `${page.body.scrollHeight + 1}px`
}

const isForDark = (rule: CSSMediaRule) => rule.conditionText.includes('prefers-color-scheme: dark')
