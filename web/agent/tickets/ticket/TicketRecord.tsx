import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { RecordTrail } from '../../directory/record/RecordTrail.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { ticketTrailQuery } from '../../trail/queries.ts'
import { useAgent } from '../../use-agent.ts'
import { ReplyBox } from '../reply/ReplyBox.tsx'
import { Messages } from '../talk/Messages.tsx'
import { readTicketSearch } from '../ticket-search.ts'
import { TicketActions } from './TicketActions.tsx'
import { TicketSide } from './TicketSide.tsx'
import css from './ticket.module.css'
import { useSeen } from './use-seen.ts'

/** A ticket: the conversation with the box to answer in, and at its side what is known. */
export function TicketRecord({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { show } = readTicketSearch(useSearch({ strict: false }))
  useSeen(ticket)
  const mayWrite = isFor(session, { permission: 'tickets.write' })
  return (
    <div className={css.ticket}>
      <header className={css.head}>
        <div>
          <p className="meta">
            <Link to={paths.tickets()}>{t`Tickets`}</Link> / <span className="num">{ticket.id}</span>
          </p>
          <PageTitle title={ticket.subject || t`(no subject)`}>
            <span title={ticket.subject}>{ticket.subject || t`(no subject)`}</span>
          </PageTitle>
        </div>
        {mayWrite && <TicketActions ticket={ticket} />}
      </header>
      <section className={css.talk} aria-label={t`Conversation`}>
        {show === 'changes' ? (
          <div className={css.changes}>
            <RecordTrail query={ticketTrailQuery(ticket.id)} subjectOf={() => null} />
          </div>
        ) : (
          <>
            <Messages ticket={ticket} />
            {mayWrite && ticket.life === 'live' && <ReplyBox ticket={ticket} />}
          </>
        )}
      </section>
      <aside className={css.side} aria-label={t`Facts of the ticket`}>
        <TicketSide ticket={ticket} />
        <p className={css.toChanges}>
          {show === 'changes' ? (
            <Link to={paths.ticket(ticket.id)}>{t`Back to the conversation`}</Link>
          ) : (
            <Link to={paths.ticket(ticket.id)} search={{ show: 'changes' }}>
              {t`What happened to the ticket`}
            </Link>
          )}
        </p>
      </aside>
    </div>
  )
}
