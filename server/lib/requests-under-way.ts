/** The requests that are being answered, so that work that nobody waits for can let them go first. */
export type RequestsUnderWay = {
  /** Counts one more. What it gives ends it, however often it is called. */
  begin: () => () => void
  /** Resolves when none is being answered, or after so many milliseconds. */
  pass: (atMost: number) => Promise<void>
}

export function countRequests(): RequestsUnderWay {
  let count = 0
  const waiting = new Set<() => void>()
  return {
    begin: () => {
      let isOver = false
      count++
      return () => {
        if (isOver) return
        isOver = true
        if (--count === 0) for (const wake of waiting) wake()
      }
    },
    pass: (atMost) => {
      if (count === 0 || atMost <= 0) return Promise.resolve()
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer)
          waiting.delete(wake)
          resolve()
        }
        const timer = setTimeout(wake, atMost)
        waiting.add(wake)
      })
    },
  }
}
