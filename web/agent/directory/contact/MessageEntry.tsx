import { useLingui } from '@lingui/react/macro'
import type { MessageAnswer } from '../../../../server/modules/delivery/wire.ts'
import type { RuleName } from '../../../../server/modules/routing/wire.ts'
import type { TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'
import { useRuleWords } from '../../../shared/routing-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Status } from '../../../ui/Status.tsx'
import { TimelineEntry } from '../../../ui/Timeline.tsx'
import { DeliveryStatus } from '../../outbox/DeliveryStatus.tsx'
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
  const { t } = useLingui()
  const { session } = useAgent()
  const messageWords = useMessageWords()
  const actorWords = useActorWords()
  const { id, createdAt, subject, event, recipients } = message
  const hour = hourOf(createdAt, session.person.timeZone)
  return (
    <TimelineEntry
      id={`message-${id}`}
      hour={hour}
      linkName={t`Link to this entry, ${hour}`}
      dateTime={createdAt}
    >
      <p>
        <Icon name="mail" /> <b>{messageWords(event)}</b>
      </p>
      {subject && <p className="soft">{subject}</p>}
      {recipients.map((recipient) => (
        <p key={recipient.position}>
          <StateOf recipient={recipient} beside={createdAt} />{' '}
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

function StateOf({ recipient, beside }: { recipient: Recipient; beside: string }) {
  const { delivery, rule, ruleFacts } = recipient
  const { t } = useLingui()
  const ruleWords = useRuleWords()
  if (!delivery) {
    const why = ruleWords(rule as RuleName, ruleFacts)
    return <Status shape="ring">{why ? t`Not sent: ${why}` : t`Not sent`}</Status>
  }
  return <DeliveryStatus delivery={{ ...delivery, attempts: delivery.attempts.length }} beside={beside} />
}

function Words({ recipient: { delivery, ruleFacts } }: { recipient: Recipient }) {
  const { t } = useLingui()
  const words = delivery?.words
  return (
    <>
      {words ? t`, “${words}”` : null}
      {ruleFacts.triedAnyway === true &&
        ` (${t`tried because it was asked for, though the server had said that the address does not exist`})`}
    </>
  )
}
