import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Status } from '../../../ui/Status.tsx'
import { useAgent } from '../../use-agent.ts'
import { messagesQuery } from '../queries.ts'
import css from './reply.module.css'

/** Says that somebody else wrote while this agent was writing: what he says may be said already. */
export function Meanwhile({ ticketId, isWriting }: { ticketId: number; isWriting: boolean }) {
  const { t } = useLingui()
  const myself = useAgent().session.person.id
  const { data } = useInfiniteQuery(messagesQuery(ticketId))
  const newest = data?.pages.at(-1)?.items.at(-1)
  const [read, setRead] = useState<number>()
  if (newest && (!isWriting || read === undefined) && read !== newest.id) setRead(newest.id)
  const isOthers = newest && newest.author.id !== myself && newest.id !== read
  const name = newest?.author.name ?? ''
  return (
    <div role="status" className={css.meanwhile}>
      {isWriting && isOthers && (
        <Status shape="triangle">
          {newest.kind === 'note'
            ? t`Meanwhile ${name} wrote a note: see above`
            : t`Meanwhile ${name} answered: see above`}
        </Status>
      )}
    </div>
  )
}
