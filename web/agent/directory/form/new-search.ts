/** A text that was searched in vain: the form begins with it, as name, e-mail or phone by its shape. */
export type NewSearch = { prefill?: string }

export function readNewSearch({ prefill }: Record<string, unknown>): NewSearch {
  const isText = typeof prefill === 'string' || typeof prefill === 'number'
  return isText ? { prefill: String(prefill) } : {}
}
