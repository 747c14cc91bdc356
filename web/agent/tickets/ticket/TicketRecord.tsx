import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { ReplyBox } from '../reply/ReplyBox.tsx'
import { Messages } from '../talk/Messages.tsx'
import { TicketActions } from './TicketActions.tsx'
import { TicketSide } from './TicketSide.tsx'
import css from './ticket.module.css'

/** A ticket: the conversation with the box to answer in, and at its side what is known. */
export function TicketRecord({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayWrite = isFor(session, { permission: 'tickets.write' })
  return (
    <div className={css.ticket}>
      <header className={css.head}>
        <div>
          <p className="meta">
            <Link to={paths.tickets()}>{t`Tickets`}</Link> / <span className="num">{ticket.id}</span>
          </p>
          <PageTitle title={ticket.subject || t`(no subject)`} />
        </div>
        {mayWrite && <TicketActions ticket={ticket} />}
      </header>
      <section className={css.talk} aria-label={t`Conversation`}>
        <Messages ticket={ticket} />
        {mayWrite && ticket.life === 'live' && <ReplyBox ticket={ticket} />}
      </section>
      <aside className={css.side} aria-label={t`Facts of the ticket`}>
        <TicketSide ticket={ticket} />
      </aside>
    </div>
  )
}
