import { useParams } from '@tanstack/react-router'

type Params = { id?: string; card?: string; service?: string; domain?: string }

/** The account in the address. */
export function useAccountId(): number {
  return Number((useParams({ strict: false }) as Params).id)
}

/** What of the account is in the address besides. */
export function usePartId(part: 'card' | 'service' | 'domain'): number {
  return Number((useParams({ strict: false }) as Params)[part])
}
