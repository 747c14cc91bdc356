import { useEffect, useState } from 'react'

/** True a moment after the page is there: views are not what the first page waits for. */
export function useRest(): boolean {
  const [isRested, setRested] = useState(false)
  useEffect(() => {
    const clock = setTimeout(() => setRested(true), 300)
    return () => clearTimeout(clock)
  }, [])
  return isRested
}
