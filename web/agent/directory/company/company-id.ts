import { useParams } from '@tanstack/react-router'

/** The id in the address. */
export function useCompanyId(): number {
  return Number((useParams({ strict: false }) as { id?: string }).id)
}
