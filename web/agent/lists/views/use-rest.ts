import { useEffect, useState } from 'react'

/** True a moment after the page is there: views are not what the first page waits for. */
export function useRest(pause = 300): boolean {
  const [isRested, setRested] = useState(false)
  useEffect(() => {
    const clock = setTimeout(() => setRested(true), pause)
    return () => clearTimeout(clock)
  }, [pause])
  return isRested
}
