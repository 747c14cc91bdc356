const prefix = 'encopia.draft.'

/** Session storage: it lives as long as the tab, and no other tab sees it. */
export function keepDraft(key: string, values: unknown): void {
  sessionStorage.setItem(prefix + key, JSON.stringify(values))
}

/** What was written before a reload, or null. */
export function readDraft<Values>(key: string): Values | null {
  const kept = sessionStorage.getItem(prefix + key)
  if (!kept) return null
  try {
    return JSON.parse(kept) as Values
  } catch {
    return null
  }
}

export function clearDraft(key: string): void {
  sessionStorage.removeItem(prefix + key)
}

/** After signing out nothing written stays on the computer. */
export function clearAllDrafts(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
}
