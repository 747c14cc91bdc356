import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, Outlet, useChildMatches, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Split } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { JobRows } from './JobRows.tsx'
import css from './jobs.module.css'
import { jobsQuery } from './queries.ts'

/** `/agent/jobs`, with one of them in a panel beside the list. */
export function JobsPage() {
  const hasPanel = useChildMatches().length > 0
  return <Split list={<Jobs />} panel={hasPanel ? <Outlet /> : null} />
}

function Jobs() {
  const { t } = useLingui()
  const { before } = useSearch({ strict: false })
  const { data, error, refetch } = useQuery({ ...jobsQuery(before), placeholderData: keepPreviousData })
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`Jobs`} />}
      lead={t`Work you began that takes longer. It goes on when you leave; what is over stays here for 30 days.`}
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && (
        <EmptyState kind="none-yet" title={t`No jobs yet`}>
          {t`Changes of many contacts at once, large exports and long undos will appear here.`}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          <JobRows items={data.items} />
          <p className={css.pages}>
            {before && <Link to={paths.jobs()}>{t`Newest`}</Link>}
            {data.next && (
              <Link to={paths.jobs()} search={{ before: Number(data.next) }}>
                {t`Older`}
              </Link>
            )}
          </p>
        </>
      )}
    </Page>
  )
}
