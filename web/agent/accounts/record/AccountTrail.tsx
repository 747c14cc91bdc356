import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import css from '../../directory/record/record.module.css'
import { DayOf } from '../../trail/DayOf.tsx'
import { daysOf } from '../../trail/days.ts'
import { accountTrailQuery } from '../../trail/queries.ts'
import { TrailEntry } from '../../trail/TrailEntry.tsx'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'

/** What was done with an account and with what hangs from it, newest first. */
export function AccountTrail({ id }: { id: number }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const undo = useUndo()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    accountTrailQuery(id),
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
            <TrailEntry
              key={entry.id}
              entry={entry}
              subject={partOf(entry)}
              onUndo={(undoId) => void undo(undoId)}
            />
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

/** Which service, additional contact or domain it is about, where it is not the account itself. */
function partOf({ subject }: TrailEntryAnswer) {
  return subject.kind === 'account' || !subject.name ? null : <span>{subject.name}</span>
}
