import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatHour, formatMoment } from '../../shared/formats.ts'
import { AttachmentLinks } from '../../shared/messages/AttachmentLinks.tsx'
import { MessageText } from '../../shared/messages/MessageText.tsx'
import { Button } from '../../ui/Button.tsx'
import { useCustomer } from '../use-customer.ts'
import { Copies } from './Copies.tsx'
import { attachmentPath, earlierQuery, type Message, messageHtmlPath, type Ticket } from './queries.ts'
import css from './tickets.module.css'
import type { Place } from './use-place.ts'

/** What was written, oldest first; what is older than the page came with is fetched on wish. */
export function Messages({ place, ticket }: { place: Place; ticket: Ticket }) {
  const { t } = useLingui()
  const [before, setBefore] = useState<string | null>(null)
  const { data, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    ...earlierQuery(place, ticket.id, before),
    enabled: before !== null,
  })
  const earlier = data ? data.pages.toReversed().flatMap(({ items }) => items) : []
  const shown = new Set(earlier.map(({ id }) => id))
  const messages = [...earlier, ...ticket.messages.filter(({ id }) => !shown.has(id))]
  const mayGoBack = before === null ? ticket.previous !== null : hasNextPage
  const goBack = () => (before === null ? setBefore(ticket.previous) : void fetchNextPage())
  return (
    <section className={css.messages} aria-label={t`Conversation`}>
      {mayGoBack && (
        <p className={css.earlier}>
          <Button onClick={goBack} pending={isFetching && t`Loading…`}>{t`Show earlier messages`}</Button>
        </p>
      )}
      <ol>
        {messages.map((message) => (
          <Entry key={message.id} place={place} message={message} />
        ))}
      </ol>
    </section>
  )
}

function Entry({ place, message }: { place: Place; message: Message }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const { author, createdAt, attachments } = message
  return (
    <li className={css.message} id={`message-${message.id}`}>
      <time dateTime={createdAt} title={formatMoment(createdAt, timeZone)}>
        <span>{formatDay(createdAt, timeZone)}</span>
        <span>{formatHour(createdAt, timeZone)}</span>
      </time>
      <article aria-label={author.isOneself ? t`Message you wrote` : t`Message of ${author.name}`}>
        <p className={css.author}>
          <b>{author.isOneself ? t`You` : author.name}</b>
          <AuthorIs message={message} />
        </p>
        <MessageText body={message.body} format={message.format} quoted={message.quoted} />
        {message.hasHtml && <AsWritten message={message} />}
        <AttachmentLinks
          attachments={attachments.filter(({ isInline }) => !isInline)}
          pathOf={(position) => attachmentPath(message.id, position)}
        />
        <Copies place={place} message={message} />
      </article>
    </li>
  )
}

function AuthorIs({ message: { author } }: { message: Message }) {
  const { workspace } = useCustomer().session
  if (author.kind !== 'agent') return null
  return <span className="meta">{workspace.name}</span>
}

/** A mail with its letters and colours, in a page of its own where no script runs and nothing is loaded from elsewhere. */
function AsWritten({ message: { id, author } }: { message: Message }) {
  const { t } = useLingui()
  const [isShown, setShown] = useState(false)
  return (
    <>
      <p className={css.toggle}>
        <Button look="link" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? t`Hide the mail as it came` : t`Show the mail as it came`}
        </Button>
      </p>
      {isShown && (
        <iframe
          className={css.frame}
          title={t`Mail of ${author.name}`}
          src={messageHtmlPath(id)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
    </>
  )
}
