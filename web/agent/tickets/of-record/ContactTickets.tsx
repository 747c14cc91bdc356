import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import recordCss from '../../directory/record/record.module.css'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { TicketsOf } from './TicketsOf.tsx'

/** On a contact's page: what she asked, and the way to one more ticket in her name. */
export function ContactTickets({ id }: { id: number }) {
  const { t } = useLingui()
  const { session } = useAgent()
  if (!isFor(session, { permission: 'tickets.read' })) return null
  return (
    <section aria-label={t`Tickets`}>
      <h2 className={recordCss.columnTitle}>{t`Tickets`}</h2>
      <TicketsOf of="contacts" id={id} />
      {isFor(session, { permission: 'tickets.write' }) && (
        <p>
          <Link to={paths.newTicket()} search={{ contact: id }}>{t`New ticket`}</Link>
        </p>
      )}
    </section>
  )
}
