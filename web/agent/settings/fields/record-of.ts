import { useParams } from '@tanstack/react-router'
import type { FieldRecord } from './queries.ts'

/** Whose fields: `contacts` or `companies` in the address. */
export function useFieldRecord(): FieldRecord {
  const { record } = useParams({ strict: false }) as { record?: string }
  return record === 'companies' ? 'company' : 'contact'
}
