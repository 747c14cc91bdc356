import { useLingui } from '@lingui/react/macro'
import { Link, useSearch } from '@tanstack/react-router'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { paths } from '../../paths.ts'
import { DayOf } from '../../trail/DayOf.tsx'
import { daysOf } from '../../trail/days.ts'
import { SeeEarlier } from '../../trail/SeeEarlier.tsx'
import { TrailEntry } from '../../trail/TrailEntry.tsx'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../record/record.module.css'
import { type ActivityKind, kinds, readActivitySearch } from './activity-search.ts'
import { MessageEntry } from './MessageEntry.tsx'
import { useActivity } from './use-activity.ts'

/** What happened with a contact: messages and changes, together or apart, newest first. */
export function Activity({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { show: kind = 'all' } = readActivitySearch(useSearch({ strict: false }))
  const undo = useUndo()
  const { entries, isPending, isLoadingMore, error, loadMore } = useActivity(contact.id, kind)
  const words: Record<ActivityKind, string> = { all: t`All`, mail: t`Mail`, changes: t`Changes` }
  if (error) throw error
  return (
    <>
      <h2 className="visually-hidden">{t`Activity`}</h2>
      <Tabs label={t`Activity`}>
        {kinds.map((each) => (
          <Link
            key={each}
            to={paths.contact(contact.id)}
            search={each === 'all' ? {} : { show: each }}
            activeOptions={{ exact: true }}
            resetScroll={false}
            aria-current={each === kind ? 'page' : undefined}
          >
            {words[each]}
          </Link>
        ))}
      </Tabs>
      {isPending && <Skeleton lines={[48, 60, 42]} />}
      {!isPending && entries.length === 0 && <p className={css.nothing}>{t`Nothing yet`}</p>}
      {daysOf(entries, session.person.timeZone).map(({ key, at, entries: own }) => (
        <DayOf key={key} at={at}>
          {own.map((each) =>
            each.kind === 'mail' ? (
              <MessageEntry key={`mail ${each.message.id}`} message={each.message} sentBy={each.sentBy} />
            ) : (
              <TrailEntry
                key={`entry ${each.entry.id}`}
                entry={each.entry}
                onUndo={(undoId) => void undo(undoId)}
              />
            ),
          )}
        </DayOf>
      ))}
      {loadMore && <SeeEarlier isLoading={isLoadingMore} onMore={loadMore} />}
    </>
  )
}
