import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { HomeAnswer } from '../../../server/modules/accounts/wire.ts'
import { formatNumber } from '../../shared/formats.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { paths } from '../paths.ts'

/** Notices are counted so far only. */
const counted = 1000

/** What hangs from the account, how much of it, and the way to each. */
export function AccountHolds({ account, counts }: { account: number; counts: HomeAnswer['counts'] }) {
  const { t } = useLingui()
  const held = [
    {
      to: paths.tickets(account),
      name: t`Tickets`,
      count: null,
      of: t`what you asked support, and what was answered`,
    },
    {
      to: paths.contacts(account),
      name: t`Contacts`,
      count: counts.contacts,
      of: t`who gets copies, and of what`,
    },
    { to: paths.domains(account), name: t`Domains`, count: counts.domains, of: t`and who answers for each` },
    {
      to: paths.services(account),
      name: t`Products and services`,
      count: counts.services,
      of: t`that you have contracted`,
    },
    { to: paths.notices(account), name: t`Notices`, count: counts.notices, of: t`and who got each` },
  ]
  return (
    <Rows title={t`In this account`}>
      <Facts>
        {held.map(({ to, name, count, of }) => (
          <Fact key={to} name={<Link to={to}>{name}</Link>}>
            {count !== null && (
              <b className="num">
                {formatNumber(count)}
                {count >= counted && '+'}{' '}
              </b>
            )}
            <span className="soft">{of}</span>
          </Fact>
        ))}
      </Facts>
    </Rows>
  )
}
