import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AccountsAnswer } from '../../../../server/modules/accounts/wire.ts'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import record from '../record/record.module.css'

/** The accounts of a company, and the way to open one. */
export function CompanyAccounts({ company }: { company: CompanyAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const mayRead = isFor(session, { permission: 'accounts.read' })
  const { data } = useQuery({
    queryKey: ['accounts', 'of company', company.id],
    queryFn: ({ signal }) =>
      api.get<AccountsAnswer>('/api/agent/accounts', {
        signal,
        query: { companyId: company.id, state: 'all', limit: 20 },
      }),
    enabled: mayRead,
  })
  if (!mayRead) return null
  return (
    <section aria-label={t`Accounts`}>
      <h2 className={record.columnTitle}>{t`Accounts`}</h2>
      {data?.items.length === 0 && <p className={record.nothing}>{t`No account`}</p>}
      <ul className={record.related}>
        {data?.items.map(({ id, name, mainUser, closedAt }) => (
          <li key={id}>
            <Link to={paths.account(id)}>{name}</Link>
            <p className="meta">
              {mainUser.name}
              {closedAt && ` · ${t`closed`}`}
            </p>
          </li>
        ))}
      </ul>
      {isFor(session, { permission: 'accounts.write' }) && (
        <p>
          <Link
            to={paths.newAccount()}
            search={{ company: company.id }}
          >{t`New account of this company`}</Link>
        </p>
      )}
    </section>
  )
}
