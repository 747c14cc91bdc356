import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { formatMoment } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { NotFound } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { isFor } from '../../feature.ts'
import { contactTrailQuery } from '../../trail/queries.ts'
import { useActorWords } from '../../trail/use-actor-words.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'

/** Instead of a contact that was deleted: who did it and when, and the way back. */
export function ContactGone({ id }: { id: number }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const actorWords = useActorWords()
  const undo = useUndo()
  const { data, isPending } = useInfiniteQuery(contactTrailQuery(id))
  if (isPending) return <Skeleton />
  const deletion = data?.pages[0]?.items.find(({ type }) => type === 'contact.deleted')
  if (!deletion) return <NotFound />
  const name = deletion.subject.name ?? ''
  const when = formatMoment(deletion.at, session.person.timeZone)
  const standing = deletion.undo && !deletion.undo.undoneAt ? deletion.undo : null
  return (
    <EmptyState
      kind="no-match"
      title={<PageTitle title={name ? t`${name} was deleted` : t`This contact was deleted`} />}
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
