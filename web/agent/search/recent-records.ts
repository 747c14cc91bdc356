const storageKey = 'encopia.opened-last'
const kept = 8

/** Keys of the records that were opened last in this tab (`contact-5`): ids alone, and nothing once the tab is closed. */
export function recentRecords(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : []
  } catch {
    return []
  }
}

export function rememberRecord(key: string): void {
  write([key, ...recentRecords().filter((each) => each !== key)].slice(0, kept))
}

export function forgetRecord(key: string): void {
  write(recentRecords().filter((each) => each !== key))
}

function write(keys: readonly string[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(keys))
  } catch {
    // Without storage nothing is remembered.
  }
}
