import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { isFor } from '../../feature.ts'
import { ListSearchBox } from '../../lists/ListSearchBox.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import recordCss from '../record/record.module.css'
import { AddContact } from './AddContact.tsx'
import { CompanyContactRows } from './CompanyContactRows.tsx'
import css from './company.module.css'
import type { CompanySearch } from './company-search.ts'
import { companyContactsQuery } from './queries.ts'

/** Who belongs to the company, a page at a time, and the way to add somebody. */
export function CompanyContacts({ company, search }: { company: CompanyAnswer; search: CompanySearch }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const { data, error, isPlaceholderData, refetch } = useQuery(companyContactsQuery(company.id, search))
  const mayWrite = isFor(session, { permission: 'contacts.write' })
  const go = (q: string, how: 'push' | 'replace') =>
    void navigate({ to: paths.company(company.id), search: q ? { q } : {}, replace: how === 'replace' })
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const isLong = Boolean(search.q) || company.contacts.value > 10
  return (
    <>
      <h2 className="visually-hidden">{t`Contacts`}</h2>
      {(isLong || mayWrite) && (
        <div className={css.tools}>
          {isLong && (
            <ListSearchBox
              q={search.q}
              onSearch={go}
              label={t`Search in this company’s contacts`}
              placeholder={t`Name or e-mail`}
            />
          )}
          {mayWrite && <AddContact company={company} />}
        </div>
      )}
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data && data.items.length === 0 && (
        <p className={recordCss.nothing} role="status">
          {search.q ? t`No contact of this company matches “${search.q}”.` : t`Nobody belongs to it yet.`}
        </p>
      )}
      {data && data.items.length > 0 && (
        <CompanyContactRows
          company={company}
          items={data.items}
          isStale={isPlaceholderData}
          mayWrite={mayWrite}
          foot={
            <>
              {data.previous && (
                <Link
                  to={paths.company(company.id)}
                  search={{ ...withQ(search.q), before: data.previous }}
                  resetScroll={false}
                >{t`Previous page`}</Link>
              )}
              {data.next && (
                <Link
                  to={paths.company(company.id)}
                  search={{ ...withQ(search.q), after: data.next }}
                  resetScroll={false}
                >{t`Next page`}</Link>
              )}
            </>
          }
        />
      )}
    </>
  )
}

const withQ = (q: string | undefined) => (q ? { q } : {})
