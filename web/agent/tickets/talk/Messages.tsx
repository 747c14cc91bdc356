import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { messagesQuery } from '../queries.ts'
import { Message } from './Message.tsx'
import css from './talk.module.css'

/** What was written, oldest first; the newest is in sight when the ticket is opened and when one more comes. */
export function Messages({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const { data, error, refetch, hasPreviousPage, isFetchingPreviousPage, fetchPreviousPage } =
    useInfiniteQuery(messagesQuery(ticket.id))
  const whole = useRef<HTMLDivElement>(null)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const newest = items.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the newest is another one
  useEffect(() => {
    whole.current?.scrollTo(0, whole.current.scrollHeight)
  }, [newest])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <div className={css.messages} ref={whole} tabIndex={0} role="log" aria-label={t`Messages`}>
      {hasPreviousPage && (
        <p className={css.earlier}>
          <Button
            look="link"
            pending={isFetchingPreviousPage && t`Loading…`}
            onClick={() => void fetchPreviousPage()}
          >{t`See earlier messages`}</Button>
        </p>
      )}
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {items.map((message) => (
        <Message key={message.id} message={message} ticket={ticket} />
      ))}
    </div>
  )
}
