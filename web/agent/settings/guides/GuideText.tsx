import { Link } from '@tanstack/react-router'
import MarkdownIt from 'markdown-it'
import { useMemo } from 'react'
import { HarmlessHtml } from '../../../shared/messages/HarmlessHtml.tsx'
import { paths } from '../../paths.ts'
import css from './guides.module.css'
import { guideOf } from './guides.ts'

// Lines are broken where the file was, which says nothing to its readers.
const markdown = new MarkdownIt({ html: false })
const headings = { h1: 'h2', h2: 'h2', h3: 'h3' }

/** A guide as a page of its own; links to other guides lead to theirs. */
export function GuideText({ text, language }: { text: string; language: string }) {
  const html = useMemo(() => markdown.render(text), [text])
  return (
    <div className={css.guide} lang={language}>
      <HarmlessHtml
        html={html}
        headings={headings}
        linkTo={({ href, key, children }) => {
          const guide = guideOf(href)
          return (
            guide && (
              <Link key={key} to={paths.guide(guide)}>
                {children}
              </Link>
            )
          )
        }}
      />
    </div>
  )
}
