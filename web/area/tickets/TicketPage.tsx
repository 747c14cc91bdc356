import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { formatList, formatMoment } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import { Messages } from './Messages.tsx'
import { Participants } from './Participants.tsx'
import { type Ticket, ticketQuery } from './queries.ts'
import { ReplyForm } from './ReplyForm.tsx'
import { TicketStatus } from './TicketStatus.tsx'
import css from './tickets.module.css'
import { type Place, usePlace } from './use-place.ts'

/** `/area/<account>/tickets/<ticket>`: what was written, who got each message, and what is written next. */
export function TicketPage() {
  const place = usePlace()
  const { ticket } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(ticketQuery(place, Number(ticket)))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.mergedInto !== null) return <Navigate to={paths.ticket(place, data.mergedInto)} replace />
  return (
    <div className={css.page} key={data.id}>
      <Head place={place} ticket={data} />
      <Messages place={place} ticket={data} />
      <Participants place={place} ticket={data} />
      <ReplyForm place={place} ticket={data} />
    </div>
  )
}

function Head({ place, ticket }: { place: Place; ticket: Ticket }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const about = useAbout(ticket)
  const opened = formatMoment(ticket.createdAt, timeZone)
  const { name } = ticket.requester
  return (
    <>
      <p className={css.path}>
        <Link to={paths.tickets(place)}>{place === null ? t`Your own tickets` : t`Tickets`}</Link>
        {' / '}
        {ticket.id}
      </p>
      <PageTitle title={ticket.subject} className={css.title}>
        <span title={ticket.subject}>{ticket.subject}</span>
      </PageTitle>
      <p className={css.facts}>
        <TicketStatus ticket={ticket} />
        <span className="meta">{about}</span>
        <span className="meta">
          {ticket.requester.isOneself ? t`opened by you on ${opened}` : t`opened by ${name} on ${opened}`}
        </span>
      </p>
      {ticket.follows !== null && (
        <p className="meta">
          <Link to={paths.ticket(place, ticket.follows)}>
            {t`It goes on with ticket ${ticket.follows}, which was closed`}
          </Link>
        </p>
      )}
    </>
  )
}

function useAbout({ category, domain, service, account }: Ticket): string {
  const categoryWord = useCategoryWords()
  const { account: open } = useCustomer()
  const named = [domain, service, account?.id === open?.id ? null : account]
  return formatList([categoryWord(category), ...named.flatMap((each) => (each ? [each.name] : []))])
}
