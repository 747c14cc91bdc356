import { type ComponentType, lazy } from 'react'

/**
 * A part that comes after the page. One that does not arrive is missed less than the page would be; without a connection
 * it comes when there is one again.
 */
export const lazyExtra = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() =>
    load()
      .catch(async (missing) => {
        if (navigator.onLine) throw missing
        await backOnline()
        return load()
      })
      .then(
        (part) => ({ default: part }),
        () => ({ default: (() => null) as ComponentType<Props> }),
      ),
  )

const backOnline = () =>
  new Promise<void>((done) => window.addEventListener('online', () => done(), { once: true }))
