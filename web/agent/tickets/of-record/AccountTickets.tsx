import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { buttonClass } from '../../../ui/Button.tsx'
import css from '../../accounts/record/part.module.css'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { TicketsOf } from './TicketsOf.tsx'

/** On an account's page: its tickets, whoever asked, and the way to one in the main user's name. */
export function AccountTickets({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { id, closedAt, mainUser } = account
  return (
    <>
      <h2 className="visually-hidden">{t`Tickets`}</h2>
      {closedAt === null && isFor(session, { permission: 'tickets.write' }) && (
        <p className={css.tools}>
          <Link
            className={buttonClass('plain')}
            to={paths.newTicket()}
            search={{ contact: mainUser.id, account: id }}
          >{t`New ticket`}</Link>
        </p>
      )}
      <TicketsOf of="accounts" id={id} hasRequester />
    </>
  )
}
