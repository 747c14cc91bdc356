import { useNavigate, useSearch } from '@tanstack/react-router'
import { paths } from '../../paths.ts'
import { type ListSearch, readListSearch } from './contacts-query.ts'

/** The list's state in the address, and the way to another one. A panel that is open closes. */
export function useListSearch() {
  const search = readListSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const go = (wanted: ListSearch, how: 'push' | 'replace' = 'push') =>
    void navigate({ to: paths.contacts(), search: wanted, replace: how === 'replace' })
  return { search, go }
}
