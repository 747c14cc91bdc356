import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { formatDay } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useCustomer } from '../use-customer.ts'
import { AccountHolds } from './AccountHolds.tsx'
import css from './home.module.css'
import { homeOfAccountQuery } from './home-query.ts'
import { OwnPages } from './OwnPages.tsx'

/** `/area/<account>`: what the account is, and what can be done here today. */
export function AccountHomePage() {
  const { t } = useLingui()
  const { session } = useCustomer()
  const { account: id } = useParams({ strict: false })
  const { data } = useSuspenseQuery(homeOfAccountQuery(Number(id)))
  const { name, company, createdAt } = data.account
  const { person, workspace } = session
  return (
    <>
      <PageTitle title={t`Hello, ${person.name}`} />
      <p className={css.lead}>{t`You act for this account with ${workspace.name}.`}</p>
      <Rows title={t`Your account`}>
        <Facts>
          <Fact name={t`Account`}>
            {name} <span className="meta">{t`no. ${id}`}</span>
          </Fact>
          {company && company !== name && <Fact name={t`Company`}>{company}</Fact>}
          <Fact name={t`Main user`}>
            {t`You`}, {person.name}
          </Fact>
          <Fact name={t`Open since`}>{formatDay(createdAt, person.timeZone)}</Fact>
        </Facts>
      </Rows>
      <AccountHolds account={Number(id)} counts={data.counts} />
      <OwnPages />
    </>
  )
}
