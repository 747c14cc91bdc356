import { useEffect, useState } from 'react'

const pause = 250

/** A text once it has stood still for a while. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const clock = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(clock)
  }, [text])
  return settled
}
