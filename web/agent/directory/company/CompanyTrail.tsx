import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { DayOf } from '../../trail/DayOf.tsx'
import { daysOf } from '../../trail/days.ts'
import { companyTrailQuery } from '../../trail/queries.ts'
import { TrailEntry } from '../../trail/TrailEntry.tsx'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/record.module.css'

/** What was done with a company, newest first. */
export function CompanyTrail({ id }: { id: number }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const undo = useUndo()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    companyTrailQuery(id),
  )
  if (error && !data) throw error
  const entries = data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <h2 className="visually-hidden">{t`Changes`}</h2>
      {!data && <Skeleton lines={[48, 60, 42]} />}
      {data && entries.length === 0 && <p className={css.nothing}>{t`Nothing yet`}</p>}
      {daysOf(entries, session.person.timeZone).map(({ key, at, entries: own }) => (
        <DayOf key={key} at={at}>
          {own.map((entry) => (
            <TrailEntry key={entry.id} entry={entry} onUndo={(undoId) => void undo(undoId)} />
          ))}
        </DayOf>
      ))}
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
    </>
  )
}
