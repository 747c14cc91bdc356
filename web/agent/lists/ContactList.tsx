import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { initialOf } from '../../../server/lib/pure/sort-key.ts'
import { paths } from '../paths.ts'
import { useContactCell } from './cells.tsx'
import { columnsOf } from './columns.ts'
import { FilterBar } from './filter/FilterBar.tsx'
import { IndexBar, IndexMenu } from './IndexBar.tsx'
import { ListCount } from './ListCount.tsx'
import { ListFoot } from './ListFoot.tsx'
import { ListSearchBox } from './ListSearchBox.tsx'
import { useListState } from './list-state.ts'
import { NoContacts } from './NoContacts.tsx'
import { contactColumns, contactsQuery, descriptionQuery } from './queries.ts'
import { RecordList } from './RecordList.tsx'
import { RecordRows } from './RecordRows.tsx'
import { unreadableFilter } from './UnreadableFilter.tsx'
import { useListParts } from './use-list-parts.tsx'

/** The register of contacts. */
export function ContactList() {
  const { t } = useLingui()
  const state = useListState('contact')
  const { search, shown, go, show } = state
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...contactsQuery(shown, search),
    enabled: state.viewIs !== 'coming',
  })
  const { data: description } = useQuery({
    ...descriptionQuery('contact'),
    enabled: shown.columns !== null,
  })
  const parts = useListParts(state, 'contact', { page: data, fields: description?.fields })
  const cell = useContactCell()
  const known: Record<string, string> = {
    email: t`E-mail`,
    company: t`Company`,
    phone: t`Phone`,
    access: t`Access`,
    updatedAt: t`Last change`,
  }
  const columns = columnsOf(
    shown.columns ?? contactColumns,
    (path) => known[path] ?? parts.labelOf(path),
    description?.fields,
  )
  const unreadable = unreadableFilter(error, state)
  const isByName = shown.sort === 'name'
  const first = data?.items[0]
  return (
    <RecordList
      title={parts.title ?? t`Contacts`}
      count={<ListCount record="contact" shown={shown} count={data?.count} />}
      tools={
        <>
          <ListSearchBox
            q={shown.q}
            onSearch={(q, how) => show({ q }, how)}
            label={t`Search in contacts`}
            placeholder={t`Name, e-mail, phone or id`}
          />
          {isByName && <IndexMenu onGo={(initial) => go({ ...parts.firstPage, initial })} />}
          {parts.tools}
        </>
      }
      filter={
        <FilterBar record="contact" filter={shown.filter} onFilter={(filter) => show({ filter })}>
          {parts.viewBar}
        </FilterBar>
      }
      batch={parts.batch}
      error={data || unreadable ? null : error}
      retry={() => void refetch()}
      none={unreadable ?? (data?.items.length === 0 ? <NoContacts state={state} /> : null)}
      index={isByName && <IndexBar here={first && initialOf(first.name)} search={parts.firstPage} />}
      page={JSON.stringify(search)}
      scrollId="contacts"
      rows={
        <RecordRows
          caption={t`Contacts`}
          columns={columns}
          items={data?.items}
          isStale={isPlaceholderData}
          cell={cell}
          to={paths.contact}
          sort={shown.sort}
          sortable={['name', 'createdAt', 'updatedAt']}
          onSort={(sort) => show({ sort })}
          selection={parts.selection}
          foot={data && <ListFoot answer={data} state={state} isByName={isByName} tools={parts.footTools} />}
        />
      }
    />
  )
}
