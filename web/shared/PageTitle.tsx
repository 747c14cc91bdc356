import { type ReactNode, useContext, useEffect, useRef } from 'react'
import { TitleLevel } from '../ui/title-level.ts'
import { usePageTitle } from './title.ts'

let hasMoved = false

/** The `h1` of a page. Names the window, and takes the focus after a change of page. */
export function PageTitle({
  title,
  children,
  className,
}: {
  title: string
  children?: ReactNode
  className?: string
}) {
  usePageTitle(title)
  const heading = useRef<HTMLHeadingElement>(null)
  // The page may have been shown before it knew its title: then nothing has the focus yet.
  useEffect(() => {
    if (hasMoved && document.activeElement === document.body) heading.current?.focus()
  }, [])
  const Heading = useContext(TitleLevel) === 1 ? 'h1' : 'h2'
  return (
    <Heading ref={heading} className={className} tabIndex={-1} data-page-title="">
      {children ?? title}
    </Heading>
  )
}

/** Moves the focus to the title of the page (or of the open panel, which comes last). */
export function focusPageTitle(): void {
  hasMoved = true
  const titles = document.querySelectorAll<HTMLElement>('[data-page-title]')
  titles[titles.length - 1]?.focus()
}
