/** Something to wait for that may ring before anybody waits: then it has rung. */
export type Bell = { ring: () => void; rung: () => Promise<void> }

/** A bell for one listener. */
export function bell(): Bell {
  let hasRung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      hasRung = true
      wake?.()
    },
    async rung() {
      if (!hasRung)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      hasRung = false
      wake = null
    },
  }
}
