import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatList } from '../../shared/formats.ts'
import type { DomainRole } from '../../shared/routing-words.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { paths } from '../paths.ts'
import css from './contacts.module.css'
import type { Card } from './queries.ts'
import { useRoleNames } from './use-lines.ts'

/** Behind which domains the contact stands, with the way to where that is changed. */
export function DomainRoles({ account, card }: { account: number; card: Card }) {
  const { t } = useLingui()
  const nameOf = useRoleNames()
  const lineOf = useRoleLines()
  const byRole = Map.groupBy(card.roles, ({ role }) => role)
  return (
    <Rows title={t`Roles in your domains`}>
      {card.roles.length === 0 && (
        <p className={css.lead}>{t`${card.name} has no role in any of your domains.`}</p>
      )}
      <Facts>
        {[...byRole].map(([role, roles]) => (
          <Fact key={role} name={<b>{nameOf(role)}</b>}>
            {formatList(roles.map(({ domain }) => domain))}
            <p className="soft">{lineOf(role)}</p>
          </Fact>
        ))}
      </Facts>
      <p className={css.lead}>
        <Link to={paths.domains(account)}>{t`Change roles`}</Link>
      </p>
    </Rows>
  )
}

/** What a role brings with it, whatever is ticked. */
function useRoleLines(): (role: DomainRole) => string {
  const { t } = useLingui()
  const lines = {
    registrant: t`Receives mail about these domains and confirms changes of registrant, even with Domains not ticked.`,
    administrative: t`Receives mail about these domains, even with Domains not ticked.`,
    technical: t`Receives mail about these domains, even with Domains not ticked.`,
    billing: t`Receives the charges of these domains, even with Billing not ticked.`,
  }
  return (role) => lines[role]
}
