/** What the address of the list holds. */
export type NoticesSearch = { category?: string }
/** What is asked on the page of who gets what. */
export type RecipientsSearch = NoticesSearch & { domain?: number }

export const categoryIn = ({ category }: Record<string, unknown>): NoticesSearch =>
  typeof category === 'string' && category !== '' ? { category } : {}

export const recipientsAskedIn = (search: Record<string, unknown>): RecipientsSearch => ({
  ...categoryIn(search),
  ...(Number(search.domain) > 0 ? { domain: Number(search.domain) } : {}),
})
