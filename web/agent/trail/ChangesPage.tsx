import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { DayOf } from './DayOf.tsx'
import { daysOf } from './days.ts'
import { changesQuery } from './queries.ts'
import { TrailEntry } from './TrailEntry.tsx'
import css from './trail.module.css'
import { useUndo } from './use-undo.ts'

/** `/agent/changes` */
export function ChangesPage() {
  const { t } = useLingui()
  const { session } = useAgent()
  const undo = useUndo()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(changesQuery)
  if (error) throw error
  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <div className={css.page}>
      <PageTitle title={t`Change log`} />
      <p className={css.lead}>{t`What was done and by whom. What can be undone stays so for 30 days.`}</p>
      <h2 className="visually-hidden">{t`What was done`}</h2>
      <div className={css.log}>
        {!data && <Skeleton lines={[48, 60, 42, 56]} />}
        {daysOf(entries, session.person.timeZone).map(({ key, at, entries: own }) => (
          <DayOf key={key} at={at}>
            {own.map((entry) => (
              <TrailEntry
                key={entry.id}
                entry={entry}
                subject={<SubjectName subject={entry.subject} />}
                onUndo={(id) => void undo(id)}
              />
            ))}
          </DayOf>
        ))}
      </div>
      {hasNextPage && (
        <p className={css.more}>
          <Button
            look="link"
            pending={isFetchingNextPage && t`Loading…`}
            onClick={() => void fetchNextPage()}
          >
            {t`See earlier ones`}
          </Button>
        </p>
      )}
    </div>
  )
}

/** What an entry is about, by its name and with a link where it has a page. */
function SubjectName({ subject: { kind, id, name } }: { subject: TrailEntryAnswer['subject'] }) {
  if (kind === 'contact') return <Link to={paths.contact(id)}>{name ?? id}</Link>
  if (kind === 'company') return <Link to={paths.company(id)}>{name ?? id}</Link>
  return name ? <span>{name}</span> : null
}
