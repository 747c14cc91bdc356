import type { ReactNode } from 'react'
import { usePageTitle } from './title.ts'

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
  return (
    <h1 className={className} tabIndex={-1} data-page-title="">
      {children ?? title}
    </h1>
  )
}

/** Moves the focus to the title of the page (or of the open panel, which comes last). */
export function focusPageTitle(): void {
  const titles = document.querySelectorAll<HTMLElement>('[data-page-title]')
  titles[titles.length - 1]?.focus()
}
