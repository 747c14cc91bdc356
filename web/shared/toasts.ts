import { useSyncExternalStore } from 'react'

export type Toast = {
  id: number
  message: string
  /** Takes back what was done. The toast goes when it is pressed. */
  undo?: () => Promise<unknown> | undefined
}

let toasts: Toast[] = []
let last = 0
const watchers = new Set<() => void>()

/** Says that something was done; with `undo`, offers to take it back for 10 seconds. Never for errors of a form. */
export function toast(message: string, undo?: Toast['undo']): void {
  last += 1
  toasts = [...toasts.slice(-2), { id: last, message, ...(undo ? { undo } : {}) }]
  for (const watcher of watchers) watcher()
}

export function dismissToast(id: number): void {
  toasts = toasts.filter((shown) => shown.id !== id)
  for (const watcher of watchers) watcher()
}

export function useToasts(): Toast[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    () => toasts,
  )
}
