import { useEffect } from 'react'

let page = ''
let isWrong = false
let place = 'Encopia'

/** Names the window: "Contactos · Encopia". */
export function usePageTitle(title: string): void {
  useEffect(() => {
    page = title
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
  document.title = `${isWrong ? 'Error: ' : ''}${page ? `${page} · ` : ''}${place}`
}
