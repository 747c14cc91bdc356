import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { isFor } from '../../feature.ts'
import { ListSearchBox } from '../../lists/ListSearchBox.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../accounts.module.css'
import { accountsQuery } from '../queries.ts'
import { AccountRows } from './AccountRows.tsx'
import { type AccountsSearch, readAccountsSearch } from './accounts-search.ts'
import { NoAccounts } from './NoAccounts.tsx'

/** The register of accounts, in Spanish order of names. */
export function AccountList() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const search = readAccountsSearch(useSearch({ strict: false }))
  const { q, state } = search
  const { data, error, isPlaceholderData, refetch } = useQuery(accountsQuery(search))
  const go = (to: AccountsSearch, how: 'push' | 'replace' = 'push') =>
    void navigate({ to: paths.accounts(), search: to, replace: how === 'replace' })
  const kept = { ...(q ? { q } : {}), ...(state ? { state } : {}) }
  return (
    <section className={css.list} aria-label={t`Accounts`}>
      <div className={css.head}>
        <PageTitle title={t`Accounts`} />
        {isFor(session, { permission: 'accounts.write' }) && (
          <Link className={buttonClass('primary')} to={paths.newAccount()}>{t`New account`}</Link>
        )}
      </div>
      <div className={css.tools}>
        <ListSearchBox
          q={q}
          onSearch={(text, how) => go({ ...(text ? { q: text } : {}), ...(state ? { state } : {}) }, how)}
          label={t`Search in accounts`}
          placeholder={t`Name, domain, e-mail or number`}
        />
        <Select
          className={css.state ?? ''}
          aria-label={t`Which accounts`}
          value={state ?? 'open'}
          onChange={({ target }) =>
            go({
              ...(q ? { q } : {}),
              ...(target.value === 'open' ? {} : { state: target.value as 'closed' | 'all' }),
            })
          }
        >
          <option value="open">{t({ message: 'Open', context: 'accounts' })}</option>
          <option value="closed">{t({ message: 'Closed', context: 'accounts' })}</option>
          <option value="all">{t({ message: 'All', context: 'accounts' })}</option>
        </Select>
      </div>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton lines={[58, 72, 50, 64]} />}
      {data?.items.length === 0 && <NoAccounts search={search} onGo={go} />}
      {data && data.items.length > 0 && (
        <AccountRows
          items={data.items}
          isStale={isPlaceholderData}
          foot={
            <>
              {data.previous && (
                <Link to={paths.accounts()} search={{ ...kept, before: data.previous }}>
                  {t`Previous page`}
                </Link>
              )}
              {data.next && (
                <Link to={paths.accounts()} search={{ ...kept, after: data.next }}>{t`Next page`}</Link>
              )}
            </>
          }
        />
      )}
    </section>
  )
}
