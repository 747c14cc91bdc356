import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ParticipantAnswer, TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { Button } from '../../../ui/Button.tsx'
import { Status } from '../../../ui/Status.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from './people.module.css'
import { useParticipants } from './use-participants.ts'

/** Who takes part beside the requester, and who was put in copy of a mail and waits for a yes. */
export function Participants({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const shown = ticket.participants.filter(({ state }) => state !== 'dismissed')
  if (shown.length === 0) return null
  return (
    <section aria-label={t`Participants`}>
      <h2 className={css.title}>{t`Participants`}</h2>
      <ul className={css.list}>
        {shown.map((participant) => (
          <Participant key={participant.address} ticket={ticket} participant={participant} />
        ))}
      </ul>
    </section>
  )
}

type ParticipantProps = { ticket: TicketAnswer; participant: ParticipantAnswer }

function Participant({ ticket, participant }: ParticipantProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const say = useParticipants(ticket)
  const { address, email, name, state, contactId, isSuppressed } = participant
  const hasLeft = participant.hasLeft && state === 'confirmed'
  const who = name || email
  const mayWrite = isFor(session, { permission: 'tickets.write' })
  return (
    <li>
      {contactId === null || hasLeft ? <b>{who}</b> : <Link to={paths.contact(contactId)}>{who}</Link>}
      {name && <span className={`${css.under} meta`}>{email}</span>}
      {state === 'suggested' && <Status shape="diamond">{t`Was put in copy: not in yet`}</Status>}
      {hasLeft && (
        <>
          <Status shape="ring">{t`gets no copies`}</Status>
          <span className={`${css.under} meta`}>
            {contactId === null
              ? t`The address is no longer anybody’s who may take part. Whoever reads it takes no part until you let them in.`
              : t`The address belongs to somebody else by now, who takes no part until you let them in.`}
          </span>
        </>
      )}
      {isSuppressed && <Status shape="triangle">{t`gets no mail`}</Status>}
      {mayWrite && (
        <span className={css.acts}>
          {state === 'suggested' ? (
            <>
              <Button
                look="link"
                aria-label={t`Let in: ${who}`}
                onClick={() => void say({ address, state: 'confirmed' })}
              >{t`Let in`}</Button>
              <Button
                look="link"
                aria-label={t`Leave out: ${who}`}
                onClick={() => void say({ address, state: 'dismissed' })}
              >{t`Leave out`}</Button>
            </>
          ) : (
            <>
              {hasLeft && (
                <Button
                  look="link"
                  aria-label={t`Let in: ${email}`}
                  onClick={() => void say({ address, state: 'confirmed' })}
                >{t`Let in`}</Button>
              )}
              <Button
                look="link"
                aria-label={t`Take out: ${who}`}
                onClick={() => void say({ address, state: 'removed' })}
              >{t`Take out`}</Button>
            </>
          )}
        </span>
      )}
    </li>
  )
}
