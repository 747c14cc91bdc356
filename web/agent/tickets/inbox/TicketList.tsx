import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { TicketListItem } from '../../../../server/modules/lists/wire.ts'
import { columnsOf } from '../../lists/columns.ts'
import { FilterBar } from '../../lists/filter/FilterBar.tsx'
import { ListCount } from '../../lists/ListCount.tsx'
import { ListFoot } from '../../lists/ListFoot.tsx'
import { ListSearchBox } from '../../lists/ListSearchBox.tsx'
import { useListState } from '../../lists/list-state.ts'
import { descriptionQuery, ticketColumns, ticketsQuery } from '../../lists/queries.ts'
import { RecordList } from '../../lists/RecordList.tsx'
import { RecordRows } from '../../lists/RecordRows.tsx'
import { unreadableFilter } from '../../lists/UnreadableFilter.tsx'
import { useListParts } from '../../lists/use-list-parts.tsx'
import { paths } from '../../paths.ts'
import { NoTickets } from './NoTickets.tsx'
import { UsualViews } from './UsualViews.tsx'
import { useTicketCell } from './use-ticket-cell.tsx'

/** The register of tickets. */
export function TicketList() {
  const { t } = useLingui()
  const state = useListState('ticket')
  const { search, shown, show } = state
  const { data: description } = useQuery(descriptionQuery('ticket'))
  const { data, error, isPlaceholderData, refetch } = useQuery({
    ...ticketsQuery(shown, search),
    enabled: state.viewIs !== 'coming',
  })
  const parts = useListParts(state, 'ticket', { page: data, fields: description?.fields })
  const cell = useTicketCell()
  const columns = columnsOf(shown.columns ?? ticketColumns, parts.labelOf, description?.fields)
  const unreadable = unreadableFilter(error, state)
  const items = data?.items.map((item) => ({ ...item, name: item.subject || t`(no subject)` }))
  return (
    <RecordList
      title={parts.title ?? t`Tickets`}
      count={<ListCount record="ticket" shown={shown} count={data?.count} />}
      tabs={<UsualViews views={description?.usualViews ?? []} shown={shown} />}
      tools={
        <>
          <ListSearchBox
            q={shown.q}
            onSearch={(q, how) => show({ q }, how)}
            label={t`Search in tickets`}
            placeholder={t`Number, subject or requester`}
          />
          {parts.tools}
        </>
      }
      filter={
        <FilterBar record="ticket" filter={shown.filter} onFilter={(filter) => show({ filter })}>
          {parts.viewBar}
        </FilterBar>
      }
      batch={parts.batch}
      error={data || unreadable ? null : error}
      retry={() => void refetch()}
      none={unreadable ?? (data?.items.length === 0 ? <NoTickets state={state} /> : null)}
      index={null}
      page={JSON.stringify(search)}
      scrollId="tickets"
      rows={
        <RecordRows<TicketListItem & { name: string }>
          caption={t`Tickets`}
          nameColumn={{ label: t`Subject`, width: 258 }}
          columns={columns}
          items={items}
          isStale={isPlaceholderData}
          cell={cell}
          to={paths.ticket}
          sort={shown.sort}
          sortable={description?.fields.filter((field) => field.isSortable).map(({ path }) => path) ?? []}
          onSort={(sort) => show({ sort })}
          selection={parts.selection}
          foot={
            data && (
              <ListFoot
                answer={{ ...data, items: items ?? [] }}
                state={state}
                isByName={false}
                tools={parts.footTools}
              />
            )
          }
        />
      }
    />
  )
}
