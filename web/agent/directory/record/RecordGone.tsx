import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { formatMoment } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { NotFound } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { isFor } from '../../feature.ts'
import type { contactTrailQuery } from '../../trail/queries.ts'
import { useActorWords } from '../../trail/use-actor-words.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'

type RecordGoneProps = {
  trail: ReturnType<typeof contactTrailQuery>
  /** Of the entry that tells the deletion. */
  type: string
  title: (name: string) => string
}

/** Instead of a record that was deleted: who did it and when, and the way back. */
export function RecordGone({ trail, type, title }: RecordGoneProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const actorWords = useActorWords()
  const undo = useUndo()
  const { data, isPending } = useInfiniteQuery(trail)
  if (isPending) return <Skeleton />
  const entries = data?.pages[0]?.items ?? []
  // Of whom was erased afterwards there is no way back.
  const isErased = entries.some((entry) => entry.type === 'contact.erased')
  const deletion = isErased ? undefined : entries.find((entry) => entry.type === type)
  if (!deletion) return <NotFound />
  const when = formatMoment(deletion.at, session.person.timeZone)
  const standing = deletion.undo && !deletion.undo.undoneAt ? deletion.undo : null
  return (
    <EmptyState
      kind="no-match"
      title={<PageTitle title={title(deletion.subject.name ?? '')} />}
      actions={
        standing && (
          <Button
            look="primary"
            icon="undo"
            reason={!isFor(session, { permission: 'undo.write' }) && t`Your role only allows reading`}
            onClick={() => void undo(standing.id)}
          >
            {t`Undo`}
          </Button>
        )
      }
    >
      {t`${actorWords(deletion)}, ${when}.`}{' '}
      {standing && t`It can be undone until ${formatMoment(standing.until, session.person.timeZone)}.`}
    </EmptyState>
  )
}
