/** What a company's page shows beside the facts: a page of its contacts, or what was changed. */
export type CompanySearch = { show?: 'changes'; q?: string; after?: string; before?: string }

/** The contacts are the address without anything. */
export function readCompanySearch(search: Record<string, unknown>): CompanySearch {
  if (search.show === 'changes') return { show: 'changes' }
  const text = (name: 'q' | 'after' | 'before') => {
    const value = search[name]
    const isText = typeof value === 'string' || typeof value === 'number'
    return isText && value !== '' ? { [name]: String(value) } : {}
  }
  return { ...text('q'), ...text('after'), ...text('before') }
}
