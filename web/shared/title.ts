import { useEffect, useRef } from 'react'

/** Of the page and of the panel that stands beside it, which comes last and names the window while it is open. */
const titles: { text: string }[] = []
let isWrong = false
let place = 'Encopia'

/** Names the window: "Contactos · Encopia". */
export function usePageTitle(title: string): void {
  const own = useRef({ text: title })
  useEffect(() => {
    const { current } = own
    titles.push(current)
    write()
    return () => {
      titles.splice(titles.indexOf(current), 1)
      write()
    }
  }, [])
  useEffect(() => {
    own.current.text = title
    write()
  }, [title])
}

/** Puts "Error: " before the title while a form has errors (WCAG 3.3.1 technique of GOV.UK). */
export function useErrorInTitle(hasErrors: boolean): void {
  useEffect(() => {
    isWrong = hasErrors
    write()
    return () => {
      isWrong = false
      write()
    }
  }, [hasErrors])
}

/** What stands after the page's own title: Encopia for agents, the provider's name for customers. */
export function namePlace(name: string): void {
  place = name
  write()
}

function write() {
  const page = titles.at(-1)?.text
  document.title = (isWrong ? 'Error: ' : '') + [page, place].filter(Boolean).join(' · ')
}
