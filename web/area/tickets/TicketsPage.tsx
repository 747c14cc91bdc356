import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import { ticketsQuery } from './queries.ts'
import type { TicketsSearch } from './search.ts'
import { TicketTable } from './TicketTable.tsx'
import css from './tickets.module.css'
import { usePlace } from './use-place.ts'

/** `/area/<account>/tickets` and `/area/me/tickets`: the conversations with support. */
export function TicketsPage() {
  const { t } = useLingui()
  const place = usePlace()
  const { state } = useSearch({ strict: false }) as TicketsSearch
  const { workspace } = useCustomer().session
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    ticketsQuery(place, state),
  )
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const tickets = data?.pages.flatMap(({ items }) => items)
  const writeTo = data?.pages[0]?.writeTo ?? t`support`
  return (
    <div className={css.page}>
      <div className={css.head}>
        <PageTitle title={place === null ? t`Your own tickets` : t`Tickets`} />
        <Link to={paths.newTicket(place)} className={buttonClass('primary')}>
          {t`New ticket`}
        </Link>
      </div>
      <p className={css.lead}>
        {place === null
          ? t`What you asked ${workspace.name} yourself, and the tickets you take part in, whichever account they belong to.`
          : t`What this account asks ${workspace.name}, and what was answered. A mail from one of its contacts to ${writeTo} becomes a ticket here too.`}
      </p>
      {(state || (tickets && tickets.length > 0)) && <OnlyUnfinished isOn={state === 'unfinished'} />}
      {!tickets && <Skeleton />}
      {tickets?.length === 0 && <None isFiltered={state !== undefined} />}
      {tickets && tickets.length > 0 && <TicketTable place={place} tickets={tickets} />}
      {hasNextPage && (
        <p className={css.more}>
          <Button
            onClick={() => void fetchNextPage()}
            pending={isFetchingNextPage && t`Loading…`}
          >{t`Show older ones`}</Button>
        </p>
      )}
    </div>
  )
}

function OnlyUnfinished({ isOn }: { isOn: boolean }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const show = (search: TicketsSearch) => void navigate({ to: '.', search })
  return (
    <div className={css.chosen}>
      <Checkbox
        checked={isOn}
        onChange={({ target }) => show(target.checked ? { state: 'unfinished' } : {})}
      >{t`Only those that are not finished`}</Checkbox>
    </div>
  )
}

function None({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  if (isFiltered) return <EmptyState kind="no-match" title={t`All tickets are finished`} />
  return (
    <EmptyState kind="none-yet" title={t`There are no tickets yet`}>
      {t`When you need something from ${workspace.name}, write it here or by mail: the answer comes both ways.`}
    </EmptyState>
  )
}
