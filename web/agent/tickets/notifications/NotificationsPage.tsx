import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { NotificationAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatAgo, formatMoment } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Ledger, LedgerRow, rowNameClass } from '../../../ui/Ledger.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { told } from '../../directory/contact/told.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { Choices } from './Choices.tsx'
import css from './notifications.module.css'
import { notificationsQuery } from './queries.ts'

/** `/agent/notifications`: what happened in tickets that concerns this agent, and how he wants to hear of it. */
export function NotificationsPage() {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } =
    useInfiniteQuery(notificationsQuery)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const unread = data?.pages[0]?.unread ?? 0
  const readAll = () =>
    told(async () => {
      await api.post('/api/agent/me/notifications/read', { all: true })
      await queryClient.invalidateQueries({ queryKey: ['notifications'] })
    })
  return (
    <Page
      title={<PageTitle title={t`Notifications`} />}
      lead={t`What happens in tickets and concerns you.`}
      actions={unread > 0 && <Button onClick={() => void readAll()}>{t`Mark all as read`}</Button>}
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && items.length === 0 && (
        <EmptyState kind="none-yet" title={t`Nothing yet`}>
          {t`A ticket that is assigned to you, a new one, an answer in one of yours.`}
        </EmptyState>
      )}
      {items.length > 0 && (
        <Ledger
          caption={t`Notifications`}
          className={css.rows}
          foot={
            hasNextPage && (
              <Button
                look="link"
                pending={isFetchingNextPage && t`Loading…`}
                onClick={() => void fetchNextPage()}
              >{t`See earlier ones`}</Button>
            )
          }
        >
          <tbody>
            {items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </Ledger>
      )}
      <Choices />
    </Page>
  )
}

function Row({ item }: { item: NotificationAnswer }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { event, ticket, by, createdAt, readAt } = item
  const words = {
    assigned: t`Assigned to you`,
    new: by ? t`${by} opened it` : t`New ticket`,
    replied: by ? t`${by} answered` : t`New answer`,
  }[event]
  return (
    <LedgerRow>
      <td className={css.what}>
        <Link className={rowNameClass} to={paths.ticket(ticket.id)}>
          {ticket.subject || t`Ticket ${ticket.id}`}
        </Link>
        <span className={`${css.under} meta`}>
          {words} · <span className="num">{ticket.id}</span>
        </span>
      </td>
      <td className={css.state}>{readAt === null && <Status shape="diamond">{t`unread`}</Status>}</td>
      <td className={css.state}>
        <time className="meta" dateTime={createdAt} title={formatMoment(createdAt, timeZone)}>
          {formatAgo(createdAt, { now: new Date(), timeZone })}
        </time>
      </td>
    </LedgerRow>
  )
}
