import { useSyncExternalStore } from 'react'

const key = 'encopia.jobs'
const atMost = 5
let followed: readonly number[] = read()
const watchers = new Set<() => void>()

/** Shows a job at the foot of every page, from now until it is dismissed, also after a reload. */
export function followJob(id: number): void {
  write([...followed.filter((each) => each !== id), id].slice(-atMost))
}

export function dismissJob(id: number): void {
  write(followed.filter((each) => each !== id))
}

/** The ids of the jobs that are followed in this browser, oldest first. */
export function useFollowed(): readonly number[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher)
      window.addEventListener('storage', readAgain)
      return () => {
        watchers.delete(watcher)
        if (watchers.size === 0) window.removeEventListener('storage', readAgain)
      }
    },
    () => followed,
  )
}

function write(ids: readonly number[]): void {
  followed = ids
  try {
    localStorage.setItem(key, JSON.stringify(ids))
  } catch {
    // Without storage they are followed until the page is loaded again.
  }
  for (const watcher of watchers) watcher()
}

/** Another tab began or dismissed one. */
function readAgain(event: StorageEvent): void {
  if (event.key !== key) return
  followed = read()
  for (const watcher of watchers) watcher()
}

function read(): number[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(ids) ? ids.filter((id) => Number.isSafeInteger(id)) : []
  } catch {
    return []
  }
}
