import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TicketItem, TicketsAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatAgo, formatMoment } from '../../../shared/formats.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { rowNameClass } from '../../../ui/Ledger.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import recordCss from '../../directory/record/record.module.css'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { TicketStatus } from '../TicketStatus.tsx'
import css from './of-record.module.css'

type TicketsOfProps = {
  of: 'contacts' | 'accounts'
  id: number
  /** Whether the name beside each is the requester's: the tickets of an account are of several people. */
  hasRequester?: boolean
}

/** The tickets of an account, or those that a contact asked, latest first. */
export function TicketsOf({ of, id, hasRequester = false }: TicketsOfProps) {
  const { t } = useLingui()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['tickets', 'of', of, id],
    queryFn: ({ signal, pageParam }) =>
      api.get<TicketsAnswer>(`/api/agent/${of}/${id}/tickets`, { signal, query: { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton lines={[48, 60]} />
  const items = data.pages.flatMap((page) => page.items)
  if (items.length === 0) return <p className={recordCss.nothing}>{t`No tickets`}</p>
  return (
    <>
      <ul className={recordCss.related}>
        {items.map((item) => (
          <Row key={item.id} item={item} hasRequester={hasRequester} />
        ))}
      </ul>
      {hasNextPage && (
        <Button
          look="link"
          pending={isFetchingNextPage && t`Loading…`}
          onClick={() => void fetchNextPage()}
        >{t`See earlier ones`}</Button>
      )}
    </>
  )
}

function Row({ item, hasRequester }: { item: TicketItem; hasRequester: boolean }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { id, subject, status, requester, lastMessageAt } = item
  return (
    <li>
      <Link className={rowNameClass} to={paths.ticket(id)}>
        {subject || t`(no subject)`}
      </Link>
      <p className={`${css.line} meta`}>
        <TicketStatus status={status} />
        <span className="num">{id}</span>
        {hasRequester && <span>{requester.name}</span>}
        <time dateTime={lastMessageAt} title={formatMoment(lastMessageAt, timeZone)}>
          {formatAgo(lastMessageAt, { now: new Date(), timeZone })}
        </time>
      </p>
    </li>
  )
}
