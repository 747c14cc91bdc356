import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import type { companyTrailQuery } from '../../trail/queries.ts'
import { SeeEarlier } from '../../trail/SeeEarlier.tsx'
import { TrailDays } from '../../trail/TrailDays.tsx'
import css from './record.module.css'

type RecordTrailProps = Pick<ComponentProps<typeof TrailDays>, 'subjectOf'> & {
  /** One of `trail/queries.ts`. */
  query: ReturnType<typeof companyTrailQuery>
}

/** What was done with a record, newest first. */
export function RecordTrail({ query, subjectOf }: RecordTrailProps) {
  const { t } = useLingui()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(query)
  if (error && !data) throw error
  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <h2 className="visually-hidden">{t`Changes`}</h2>
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data && entries.length === 0 && <p className={css.nothing}>{t`Nothing yet`}</p>}
      <TrailDays entries={entries} subjectOf={subjectOf} />
      {hasNextPage && <SeeEarlier isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </>
  )
}
