import { createContext, use } from 'react'

/** Where lists and tips are put: inside an open dialog, since it covers the rest of the page and makes it inert. */
export const OverlayHome = createContext<Element | null>(null)

export function useOverlayHome(): Element {
  return use(OverlayHome) ?? document.body
}
