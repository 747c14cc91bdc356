import { useLingui } from '@lingui/react/macro'
import type { MessageAnswer, TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { formatMoment } from '../../../shared/formats.ts'
import { AttachmentLinks } from '../../../shared/messages/AttachmentLinks.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { hourOf } from '../../trail/hour.ts'
import { useAgent } from '../../use-agent.ts'
import { messagePath } from '../queries.ts'
import { MessageBody } from './MessageBody.tsx'
import { MessageCopies } from './MessageCopies.tsx'
import css from './talk.module.css'
import { useDayWords } from './use-day-words.ts'
import { useProofWords } from './use-proof-words.ts'

type MessageProps = { message: MessageAnswer; ticket: TicketAnswer }

/** One message: when, who, through which door, what; and what became of its copies. */
export function Message({ message, ticket }: MessageProps) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const dayWords = useDayWords()
  const { kind, author, createdAt, attachments, movedFrom, rawMailId } = message
  // Agents write notes; what came by mail of a customer and is none of the conversation is a machine's.
  const isMachines = kind === 'note' && rawMailId !== null && author.kind === 'customer'
  const isNote = kind === 'note' && !isMachines
  const look = (isNote && css.note) || (isMachines && css.machines) || ''
  return (
    <article className={`${css.message} ${look}`} aria-label={author.name}>
      <time dateTime={createdAt} title={formatMoment(createdAt, timeZone)}>
        {dayWords(createdAt)}
        <br />
        {hourOf(createdAt, timeZone)}
      </time>
      <div>
        {isNote && (
          <p>
            <Icon name="note" /> <b>{t`Internal note`}</b>{' '}
            <span className="meta">
              {author.name} · {t`only agents see it`}
            </span>
          </p>
        )}
        {isMachines && (
          <p>
            <b>{t`Automatic reply`}</b>{' '}
            <span className="meta">
              {t`of the mailbox of ${author.name}`} · {t`nobody gets a copy; only agents see it`}
            </span>
          </p>
        )}
        {kind === 'public' && (
          <p>
            <b>{author.name}</b> <Doors message={message} />
          </p>
        )}
        <MessageBody message={message} />
        <AttachmentLinks
          attachments={attachments}
          pathOf={(position) => `${messagePath(message.id)}/attachments/${position}`}
        />
        {movedFrom !== null && movedFrom !== ticket.id && (
          <p className="meta">{t`Came from ticket ${movedFrom}`}</p>
        )}
        <MessageCopies message={message} />
      </div>
    </article>
  )
}

/** From where it came, and what proves it. */
function Doors({ message: { author, door, proof } }: { message: MessageAnswer }) {
  const { t } = useLingui()
  const proofWords = useProofWords()
  if (author.kind === 'system') return null
  const by = {
    mail: t`by mail`,
    area: t`in the client area`,
    agent: author.kind === 'agent' ? '' : t`written down by an agent`,
    api: t`through the API`,
  }[door]
  const who = author.kind === 'agent' ? t`agent` : author.address
  const from = [who, by].filter(Boolean).join(', ')
  return <span className="meta">{[from, proof && proofWords(proof)].filter(Boolean).join(' · ')}</span>
}
