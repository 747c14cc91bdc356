import { type RefObject, useEffect } from 'react'

const lift = '--toast-lift'
/** Narrower, the box scrolls with the page, and toasts pass over it. */
const wide = '(min-width: 1024px)'

/** Toasts stand above the box while it stays at the foot of the window: what they say never covers its buttons. */
export function useToastLift(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { style } = document.documentElement
    const watch = new ResizeObserver(() => {
      if (box.current && matchMedia(wide).matches) style.setProperty(lift, `${box.current.offsetHeight}px`)
      else style.removeProperty(lift)
    })
    if (box.current) watch.observe(box.current)
    return () => {
      watch.disconnect()
      style.removeProperty(lift)
    }
  }, [box])
}
