import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { CompaniesAnswer, CountAnswer } from '../../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ListSearchBox } from '../list/ListSearchBox.tsx'
import listCss from '../list/list.module.css'
import { CompanyRows } from './CompanyRows.tsx'
import { type CompaniesSearch, companiesQuery, readCompaniesSearch } from './companies-query.ts'
import { NoCompanies } from './NoCompanies.tsx'

/** The register of companies: search, rows, pages. */
export function CompanyList() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const search = readCompaniesSearch(useSearch({ strict: false }))
  const { data, error, isPlaceholderData, refetch } = useQuery(companiesQuery(search))
  const go = (q: string, how: 'push' | 'replace') =>
    void navigate({ to: paths.companies(), search: q ? { q } : {}, replace: how === 'replace' })
  return (
    <section className={listCss.column} aria-label={t`Companies`}>
      <div className={listCss.head}>
        <PageTitle title={t`Companies`} />
        {data?.count && <Count count={data.count} />}
      </div>
      <div className={listCss.tools}>
        <ListSearchBox
          q={search.q}
          onSearch={go}
          label={t`Search in companies`}
          placeholder={t`Name or mail domain`}
        />
      </div>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton lines={[48, 60, 42]} />}
      {data?.items.length === 0 && <NoCompanies q={search.q} />}
      {data && data.items.length > 0 && (
        <div className={listCss.register} data-scroll-restoration-id="companies">
          <CompanyRows
            items={data.items}
            isStale={isPlaceholderData}
            foot={<Pages answer={data} search={search} />}
          />
        </div>
      )}
    </section>
  )
}

function Count({ count: { value, isExact } }: { count: CountAnswer }) {
  const { t } = useLingui()
  const number = isExact
    ? formatNumber(value)
    : `≈ ${formatNumber(value, { notation: 'compact', maximumSignificantDigits: 3 })}`
  return (
    <p className="meta num" role="status">
      {t`${plural(value, { one: `${number} company`, other: `${number} companies` })}`}
    </p>
  )
}

function Pages({ answer: { next, previous }, search }: { answer: CompaniesAnswer; search: CompaniesSearch }) {
  const { t } = useLingui()
  const q = search.q ? { q: search.q } : {}
  return (
    <>
      {previous && <Link to={paths.companies()} search={{ ...q, before: previous }}>{t`Previous page`}</Link>}
      {next && <Link to={paths.companies()} search={{ ...q, after: next }}>{t`Next page`}</Link>}
    </>
  )
}
