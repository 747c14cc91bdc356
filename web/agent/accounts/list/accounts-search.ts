/** What the list of accounts shows: all that are open, unless it is narrowed. */
export type AccountsSearch = { q?: string; state?: 'closed' | 'all'; after?: string; before?: string }

export function readAccountsSearch(search: Record<string, unknown>): AccountsSearch {
  const text = (name: 'q' | 'after' | 'before') => {
    const value = search[name]
    const isText = typeof value === 'string' || typeof value === 'number'
    return isText && value !== '' ? { [name]: String(value) } : {}
  }
  const state = search.state === 'closed' || search.state === 'all' ? { state: search.state } : {}
  return { ...text('q'), ...state, ...text('after'), ...text('before') } as AccountsSearch
}
