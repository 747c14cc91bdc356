import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { changesQuery } from './queries.ts'
import { SeeEarlier } from './SeeEarlier.tsx'
import { TrailDays } from './TrailDays.tsx'
import css from './trail.module.css'

/** `/agent/changes` */
export function ChangesPage() {
  const { t } = useLingui()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(changesQuery)
  if (error) throw error
  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className={css.page}>
      <PageTitle title={t`Change log`} />
      <p className={css.lead}>
        {t`What was done and by whom. What can be undone stays so for 30 days.`}{' '}
        <Link to={paths.deletedContacts()}>{t`Deleted contacts`}</Link>
      </p>
      <h2 className="visually-hidden">{t`What was done`}</h2>
      <div className={css.log}>
        {!data && <Skeleton lines={[48, 60, 42, 56]} />}
        <TrailDays entries={entries} subjectOf={subjectName} />
      </div>
      {hasNextPage && <SeeEarlier isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
    </div>
  )
}

/** What an entry is about, by its name and with a link where it has a page. */
function subjectName({ subject: { kind, id, name } }: TrailEntryAnswer) {
  if (kind === 'contact') return <Link to={paths.contact(id)}>{name ?? id}</Link>
  if (kind === 'company') return <Link to={paths.company(id)}>{name ?? id}</Link>
  if (kind === 'ticket') return <Link to={paths.ticket(id)}>{name ?? `#${id}`}</Link>
  return name ? <span>{name}</span> : null
}
