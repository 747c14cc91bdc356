export type SearchedRecord = 'contact' | 'company'
export type Key = { record: SearchedRecord; id: number }

/** What a piece of the query stands in; the name comes first, and says nothing that is not seen anyway. */
export type MatchedField = 'name' | 'email' | 'phone' | 'domain' | 'external-id' | 'handle'

/** A record that was found, with all that it may have been found by. */
export type FoundRecord = {
  record: SearchedRecord
  id: number
  name: string
  company: string | null
  emails: string[]
  phones: string[]
  domains: string[]
  handles: string[]
  otherNames: string[]
  externalId: string | null
}
