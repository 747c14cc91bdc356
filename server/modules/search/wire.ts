import { z } from 'zod'

export const searchedRecords = z.enum(['contact', 'company', 'ticket'])

export const SearchQuery = z.strictObject({
  q: z.string().max(500).default(''),
  limit: z.coerce.number().int().min(1).max(50).default(10),
})

/** A record that was found. `because` says where the words of the query stand, unless all of them stand in its name. */
export const SearchHit = z.strictObject({
  record: searchedRecords,
  id: z.number(),
  /** Of a ticket its subject. */
  name: z.string(),
  /** The primary address of a contact, the first mail domain of a company, who asks in a ticket. */
  detail: z.string().nullable(),
  /** The primary company of a contact; the account, or else the company, of a ticket. */
  company: z.string().nullable(),
  because: z.array(
    z.strictObject({
      field: z.enum(['name', 'email', 'phone', 'domain', 'external-id', 'handle']),
      text: z.string(),
    }),
  ),
})
export type SearchHit = z.infer<typeof SearchHit>

/** Best first. `hasMore`: others match too. */
export const SearchAnswer = z.strictObject({ items: z.array(SearchHit), hasMore: z.boolean() })
export type SearchAnswer = z.infer<typeof SearchAnswer>

export const RecordsQuery = z.strictObject({
  /** `contact-5,company-7`: the order of the answer; what no longer exists is left out. */
  of: z.string().max(2000),
})
