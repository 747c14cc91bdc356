import { useLingui } from '@lingui/react/macro'
import type { MessageAnswer } from '../../../../server/modules/delivery/wire.ts'
import type { TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'
import { formatMoment } from '../../../shared/formats.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Status } from '../../../ui/Status.tsx'
import { TimelineEntry } from '../../../ui/Timeline.tsx'
import { hourOf } from '../../trail/hour.ts'
import { useActorWords } from '../../trail/use-actor-words.ts'
import { useAgent } from '../../use-agent.ts'
import { useMessageWords } from './message-words.ts'

type Recipient = MessageAnswer['recipients'][number]

/** A message: what it was, to whom, and what became of it in the words of the receiving server. */
export function MessageEntry({
  message,
  sentBy,
}: {
  message: MessageAnswer
  sentBy: TrailEntryAnswer | undefined
}) {
  const { session } = useAgent()
  const messageWords = useMessageWords()
  const actorWords = useActorWords()
  const { id, createdAt, subject, event, recipients } = message
  return (
    <TimelineEntry
      id={`message-${id}`}
      hour={hourOf(createdAt, session.person.timeZone)}
      dateTime={createdAt}
    >
      <p>
        <Icon name="mail" /> <b>{messageWords(event)}</b>
      </p>
      {subject && <p className="soft">{subject}</p>}
      {recipients.map((recipient) => (
        <p key={recipient.position}>
          <StateOf recipient={recipient} />{' '}
          <span className="meta">
            {recipient.address}
            <Words recipient={recipient} />
          </span>
        </p>
      ))}
      {sentBy && <p className="meta">{actorWords(sentBy)}</p>}
    </TimelineEntry>
  )
}

function StateOf({ recipient: { delivery } }: { recipient: Recipient }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const at = (when: string | null) => (when ? formatMoment(when, session.person.timeZone) : '')
  if (!delivery) return <Status shape="ring">{t`Not sent`}</Status>
  const { state, attempts, nextAt, endedAt } = delivery
  if (state === 'sent') return <Status shape="full">{t`Delivered ${at(endedAt)}`}</Status>
  if (state === 'failed') return <Status shape="cross">{t`Rejected`}</Status>
  if (state === 'withdrawn') return <Status shape="ring">{t`Withdrawn before it left`}</Status>
  if (state === 'kept') return <Status shape="diamond">{t`Kept in the outbox`}</Status>
  if (state === 'paused') return <Status shape="diamond">{t`Paused`}</Status>
  if (attempts.length === 0 || !nextAt) return <Status shape="diamond">{t`Queued`}</Status>
  return <Status shape="half">{t`Next try ${at(nextAt)}`}</Status>
}

function Words({ recipient: { delivery } }: { recipient: Recipient }) {
  const { t } = useLingui()
  const words = delivery?.words
  return words ? t`, “${words}”` : null
}
