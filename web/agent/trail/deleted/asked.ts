/** `q`: part of a name; `after`: the cursor of the page. */
export type DeletedSearch = { q?: string; after?: string }

const text = (name: string, value: unknown) =>
  typeof value === 'string' && value !== '' ? { [name]: value } : {}

export const deletedAsked = ({ q, after }: Record<string, unknown>): DeletedSearch => ({
  ...text('q', q),
  ...text('after', after),
})
