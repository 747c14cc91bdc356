import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { paths } from '../../paths.ts'
import { companyTrailQuery } from '../../trail/queries.ts'
import { RecordTrail } from '../record/RecordTrail.tsx'
import css from '../record/record.module.css'
import { CompanyAccounts } from './CompanyAccounts.tsx'
import { CompanyActions } from './CompanyActions.tsx'
import { CompanyContacts } from './CompanyContacts.tsx'
import { CompanyFacts } from './CompanyFacts.tsx'
import { readCompanySearch } from './company-search.ts'
import { useAssociation } from './use-association.ts'

/** A company: what is known, who belongs to it, what happened. */
export function CompanyRecord({ company }: { company: CompanyAnswer }) {
  const { t } = useLingui()
  const search = readCompanySearch(useSearch({ strict: false }))
  useAssociation(company)
  return (
    <div className={css.record}>
      <header className={css.header}>
        <PageTitle title={company.name} />
        <span className="meta num">
          <Members company={company} />
        </span>
        <CompanyActions company={company} />
      </header>
      <div className={css.columns}>
        <div className={css.facts}>
          <section aria-label={t`Facts`}>
            <h2 className={css.columnTitle}>{t`Facts`}</h2>
            <CompanyFacts company={company} />
          </section>
          <CompanyAccounts company={company} />
        </div>
        <section className={css.activity} aria-label={t`Contacts and changes`}>
          <Tabs label={t`Contacts and changes`}>
            <Link
              to={paths.company(company.id)}
              search={{}}
              resetScroll={false}
              activeOptions={{ exact: true }}
              aria-current={search.show ? undefined : 'page'}
            >{t`Contacts`}</Link>
            <Link
              to={paths.company(company.id)}
              search={{ show: 'changes' }}
              resetScroll={false}
              aria-current={search.show ? 'page' : undefined}
            >{t`Changes`}</Link>
          </Tabs>
          {search.show === 'changes' ? (
            <RecordTrail query={companyTrailQuery(company.id)} />
          ) : (
            <CompanyContacts company={company} search={search} />
          )}
        </section>
      </div>
    </div>
  )
}

function Members({ company: { contacts } }: { company: CompanyAnswer }) {
  const { t } = useLingui()
  const number = formatNumber(contacts.value)
  if (contacts.value === 0) return t`no contacts`
  if (!contacts.isExact) return t`more than ${number} contacts`
  return t`${plural(contacts.value, { one: `${number} contact`, other: `${number} contacts` })}`
}
