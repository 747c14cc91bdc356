import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { initialOf } from '../../../server/lib/pure/sort-key.ts'
import { paths } from '../paths.ts'
import { useCompanyCell } from './cells.tsx'
import { columnsOf } from './columns.ts'
import { FilterBar } from './filter/FilterBar.tsx'
import { IndexBar, IndexMenu } from './IndexBar.tsx'
import { ListCount } from './ListCount.tsx'
import { ListFoot } from './ListFoot.tsx'
import { ListSearchBox } from './ListSearchBox.tsx'
import { useListState } from './list-state.ts'
import { NoCompanies } from './NoCompanies.tsx'
import { companiesQuery, descriptionQuery } from './queries.ts'
import { RecordList } from './RecordList.tsx'
import { RecordRows } from './RecordRows.tsx'
import { unreadableFilter } from './UnreadableFilter.tsx'
import { useListParts } from './use-list-parts.tsx'

/** The register of companies. */
export function CompanyList() {
  const { t } = useLingui()
  const state = useListState('company')
  const { search, shown, go, show } = state
  const { data: description, error: notDescribed } = useQuery(descriptionQuery('company'))
  const wanted = shown.columns ?? description?.defaultColumns ?? []
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...companiesQuery(shown, wanted, search),
    enabled: state.viewIs !== 'coming' && description !== undefined,
  })
  const parts = useListParts(state, 'company', { page: data, fields: description?.fields })
  const cell = useCompanyCell()
  const columns = columnsOf(wanted, parts.labelOf, description?.fields)
  const unreadable = unreadableFilter(error, state)
  const isByName = shown.sort === 'name'
  const first = data?.items[0]
  return (
    <RecordList
      title={parts.title ?? t`Companies`}
      count={<ListCount record="company" shown={shown} count={data?.count} />}
      tools={
        <>
          <ListSearchBox
            q={shown.q}
            onSearch={(q, how) => show({ q }, how)}
            label={t`Search in companies`}
            placeholder={t`Name or mail domain`}
          />
          {isByName && <IndexMenu onGo={(initial) => go({ ...parts.firstPage, initial })} />}
          {parts.tools}
        </>
      }
      filter={
        <FilterBar record="company" filter={shown.filter} onFilter={(filter) => show({ filter })}>
          {parts.viewBar}
        </FilterBar>
      }
      batch={parts.batch}
      error={data || unreadable ? null : (error ?? notDescribed)}
      retry={() => void refetch()}
      none={unreadable ?? (data?.items.length === 0 ? <NoCompanies state={state} /> : null)}
      index={isByName && <IndexBar here={first && initialOf(first.name)} search={parts.firstPage} />}
      page={JSON.stringify(search)}
      scrollId="companies"
      rows={
        <RecordRows
          caption={t`Companies`}
          columns={columns}
          items={data?.items}
          isStale={isPlaceholderData}
          cell={cell}
          to={paths.company}
          sort={shown.sort}
          sortable={description?.fields.filter((field) => field.isSortable).map(({ path }) => path) ?? []}
          onSort={(sort) => show({ sort })}
          selection={parts.selection}
          foot={data && <ListFoot answer={data} state={state} isByName={isByName} tools={parts.footTools} />}
        />
      }
    />
  )
}
