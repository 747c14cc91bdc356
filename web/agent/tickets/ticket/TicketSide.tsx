import { useLingui } from '@lingui/react/macro'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { Participants } from '../people/Participants.tsx'
import { Person } from '../people/Person.tsx'
import { TicketFacts } from './TicketFacts.tsx'
import css from './ticket.module.css'

/** Beside the conversation: the ticket, who writes, who else takes part. */
export function TicketSide({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const customers = ticket.people.filter((person) => person.as !== 'agent')
  return (
    <>
      <section aria-label={t`Ticket`}>
        <h2 className={css.sideTitle}>{t`Ticket`}</h2>
        <TicketFacts ticket={ticket} />
      </section>
      {customers.map((person, at) => (
        <section key={`${person.contactId} ${person.address}`} aria-label={person.name}>
          <h2 className={css.sideTitle}>{at === 0 ? t`Who asks` : t`Who also writes`}</h2>
          <Person person={person} hasAccount={ticket.account !== null} />
        </section>
      ))}
      <Participants ticket={ticket} />
    </>
  )
}
