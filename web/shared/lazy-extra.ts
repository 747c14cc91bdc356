import { type ComponentType, lazy } from 'react'

/** A part that comes after the page. One that does not arrive is missed less than the page would be. */
export const lazyExtra = <Props>(load: () => Promise<ComponentType<Props>>) =>
  lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: (() => null) as ComponentType<Props> }),
    ),
  )
