import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ListRecord } from '../../../server/modules/lists/wire.ts'
import { paths } from '../paths.ts'
import { changed, differs, type ListSearch, readListSearch, type Shown, shownBy } from './list-search.ts'
import { viewsQuery } from './queries.ts'

/** Where a list stands. */
export const pathOfList = (record: ListRecord): string =>
  ({ contact: paths.contacts, company: paths.companies, ticket: paths.tickets })[record]()

/** A list's state: what is shown, the view it began with, and the way to another state. */
export function useListState(record: ListRecord) {
  const search = readListSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const { data: views } = useQuery({ ...viewsQuery(record), enabled: search.view !== undefined })
  const view = search.view === undefined ? undefined : views?.items.find(({ id }) => id === search.view)
  const to = pathOfList(record)
  const go = (wanted: ListSearch, how: 'push' | 'replace' = 'push') =>
    void navigate({ to, search: wanted as never, replace: how === 'replace' })
  return {
    search,
    shown: shownBy(search, view, record),
    view,
    /** The view is still on its way, or it is none of this agent's. */
    viewIs: search.view === undefined || view ? 'here' : views ? ('unknown' as const) : ('coming' as const),
    isModified: view !== undefined && differs(search, view),
    go,
    /** Another state from the first page on; a panel that is open closes. */
    show: (change: Partial<Shown>, how?: 'push' | 'replace') =>
      go(changed(search, view, record, change), how),
    to,
  }
}

export type ListState = ReturnType<typeof useListState>
