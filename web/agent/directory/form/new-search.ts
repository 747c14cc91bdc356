/**
 * A text that was searched in vain: the form begins with it, as name, e-mail or phone by its shape.
 * `company`: the id of one that the new contact belongs to.
 */
export type NewSearch = { prefill?: string; company?: number }

export function readNewSearch({ prefill, company }: Record<string, unknown>): NewSearch {
  const isText = typeof prefill === 'string' || typeof prefill === 'number'
  const id = Number(company)
  return {
    ...(isText ? { prefill: String(prefill) } : {}),
    ...(Number.isSafeInteger(id) && id > 0 ? { company: id } : {}),
  }
}
