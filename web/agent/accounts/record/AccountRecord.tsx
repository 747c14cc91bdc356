import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { formatDay, formatNumber } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Status } from '../../../ui/Status.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import recordCss from '../../directory/record/record.module.css'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { AccountTickets } from '../../tickets/of-record/AccountTickets.tsx'
import { useAgent } from '../../use-agent.ts'
import { AccountCards } from '../cards/AccountCards.tsx'
import { AccountDomains } from '../domains/AccountDomains.tsx'
import { AccountNotices } from '../notices/AccountNotices.tsx'
import { AccountServices } from '../service/AccountServices.tsx'
import { AccountActions } from './AccountActions.tsx'
import { AccountFacts, HolderFacts } from './AccountFacts.tsx'
import { AccountTrail } from './AccountTrail.tsx'
import { type AccountSearch, readAccountSearch } from './account-search.ts'
import css from './part.module.css'

/** An account: what is known, whom it stands for, what hangs from it, what happened. */
export function AccountRecord({ account }: { account: AccountAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { show } = readAccountSearch(useSearch({ strict: false }))
  const { counts, closedAt } = account
  const since = closedAt ? formatDay(closedAt, session.person.timeZone) : ''
  return (
    <div className={recordCss.record}>
      <header className={recordCss.header}>
        <PageTitle title={account.name} />
        {closedAt ? (
          <Status shape="square" tone="plain">{t`Closed since ${since}`}</Status>
        ) : (
          <Status shape="full">{t({ message: 'Open', context: 'account' })}</Status>
        )}
        <AccountActions account={account} />
      </header>
      {account.mainUser.isSuppressed && (
        <Say tone="warn" title={t`The main user gets no mail`}>
          <p>
            {t`The receiving server says that the address does not exist.`}{' '}
            <Link to={paths.contact(account.mainUser.id)}>{t`Correct it, or use it again`}</Link>
          </p>
        </Say>
      )}
      <div className={recordCss.columns}>
        <div className={recordCss.facts}>
          <section aria-label={t`Facts`}>
            <h2 className={recordCss.columnTitle}>{t`Facts`}</h2>
            <AccountFacts account={account} />
          </section>
          <section aria-label={t`Holder`}>
            <h2 className={recordCss.columnTitle}>{t`Holder`}</h2>
            <HolderFacts account={account} />
          </section>
        </div>
        <section className={recordCss.activity} aria-label={t`What hangs from the account`}>
          <Tabs label={t`What hangs from the account`}>
            <Tab account={account} show={undefined} now={show} count={counts.contacts}>
              {t`Additional contacts`}
            </Tab>
            <Tab account={account} show="domains" now={show} count={counts.domains}>{t`Domains`}</Tab>
            <Tab account={account} show="services" now={show} count={counts.services}>{t`Services`}</Tab>
            {isFor(session, { permission: 'tickets.read' }) && (
              <Tab account={account} show="tickets" now={show}>{t`Tickets`}</Tab>
            )}
            <Tab account={account} show="notices" now={show} count={counts.notices}>{t`Notices`}</Tab>
            <Tab account={account} show="changes" now={show}>{t`Changes`}</Tab>
          </Tabs>
          <Part account={account} show={show} />
        </section>
      </div>
    </div>
  )
}

type TabProps = {
  account: AccountAnswer
  show: AccountSearch['show']
  now: AccountSearch['show']
  count?: number
  children: string
}

function Tab({ account, show, now, count, children }: TabProps) {
  return (
    <Link
      to={paths.account(account.id)}
      search={show ? { show } : {}}
      resetScroll={false}
      activeOptions={{ exact: true }}
      aria-current={show === now ? 'page' : undefined}
    >
      {children}
      {count ? <span className={`${css.count} meta num`}>{formatNumber(count)}</span> : null}
    </Link>
  )
}

function Part({ account, show }: { account: AccountAnswer; show: AccountSearch['show'] }) {
  if (show === 'domains') return <AccountDomains account={account} />
  if (show === 'services') return <AccountServices account={account} />
  if (show === 'tickets') return <AccountTickets account={account} />
  if (show === 'notices') return <AccountNotices account={account} />
  if (show === 'changes') return <AccountTrail id={account.id} />
  return <AccountCards account={account} />
}
