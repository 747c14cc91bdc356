import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../../shared/formats.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { Ledger, rowNameClass } from '../../ui/Ledger.tsx'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'
import type { TicketInList } from './queries.ts'
import { TicketStatus } from './TicketStatus.tsx'
import css from './tickets.module.css'
import type { Place } from './use-place.ts'

/** Tickets with their state and who wrote last; on phones one below the other. */
export function TicketTable({ place, tickets }: { place: Place; tickets: TicketInList[] }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  return (
    <Ledger caption={t`Tickets`} className={css.list}>
      <thead>
        <tr>
          <th scope="col">{t`Ticket`}</th>
          <th scope="col">{t`About`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col">{t`Last message`}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr key={ticket.id}>
            <th scope="row">
              <Link to={paths.ticket(place, ticket.id)} className={rowNameClass ?? ''}>
                {ticket.subject}
              </Link>
              <span className={css.line}>
                <Opened ticket={ticket} />
              </span>
            </th>
            <td className="soft">
              <About ticket={ticket} place={place} />
            </td>
            <td>
              <TicketStatus ticket={ticket} />
            </td>
            <td className="soft">
              {formatMoment(ticket.lastMessageAt, timeZone)}
              <span className={css.line}>
                <LastAuthor ticket={ticket} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Ledger>
  )
}

function Opened({ ticket: { id, requester } }: { ticket: TicketInList }) {
  const { t } = useLingui()
  const { name, isOneself } = requester
  return isOneself ? t`no. ${id}, opened by you` : t`no. ${id}, opened by ${name}`
}

function About({ ticket, place }: { ticket: TicketInList; place: Place }) {
  const categoryWord = useCategoryWords()
  return (
    <>
      {categoryWord(ticket.category)}
      {place === null && ticket.account && <span className={css.line}>{ticket.account.name}</span>}
      {ticket.domain && <span className={css.line}>{ticket.domain.name}</span>}
      {ticket.service && <span className={css.line}>{ticket.service.name}</span>}
    </>
  )
}

function LastAuthor({ ticket: { lastAuthor } }: { ticket: TicketInList }) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  return lastAuthor === 'agent' ? t`from ${workspace.name}` : t`from your side`
}
