import { Plural, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { NoticeAnswer, NoticeRecipientAnswer } from '../../../server/modules/notices/wire.ts'
import { formatMoment } from '../../shared/formats.ts'
import { useRuleWords } from '../../shared/routing-words.ts'
import { Ledger } from '../../ui/Ledger.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { DeliveryStatus } from '../outbox/DeliveryStatus.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import css from './notices.module.css'
import { Verdict } from './Verdict.tsx'

/** Everybody who was thought of: in or out, who, by which rule, and what the receiving server said. */
export function NoticeRecipients({ notice }: { notice: Pick<NoticeAnswer, 'recipients' | 'createdAt'> }) {
  const { t } = useLingui()
  const copies = notice.recipients.filter(({ verdict }) => verdict === 'in').length
  const inFirst = notice.recipients.toSorted((one, other) => one.verdict.localeCompare(other.verdict))
  return (
    <Rows title={t`Who received it, and why`}>
      <Ledger
        caption={t`Recipients`}
        className={css.recipients}
        foot={<Plural value={copies} one="# copy" other="# copies" />}
      >
        <thead>
          <tr>
            <th scope="col">{t`Copy`}</th>
            <th scope="col">{t`Person`}</th>
            <th scope="col">{t`Why`}</th>
            <th scope="col">{t`Delivery`}</th>
          </tr>
        </thead>
        <tbody>
          {inFirst.map((recipient) => (
            <Row
              key={`${recipient.address} ${recipient.rule}`}
              recipient={recipient}
              createdAt={notice.createdAt}
            />
          ))}
        </tbody>
      </Ledger>
    </Rows>
  )
}

function Row({ recipient, createdAt }: { recipient: NoticeRecipientAnswer; createdAt: string }) {
  const ruleWords = useRuleWords()
  const { name, address, contactId, verdict, rule, ruleFacts, delivery } = recipient
  return (
    <tr>
      <td className={css.verdict}>
        <Verdict verdict={verdict} />
      </td>
      <td className={css.person}>
        {contactId ? <Link to={paths.contact(contactId)}>{name}</Link> : <b>{name}</b>}
        <span className={`${css.under} meta`}>{address}</span>
      </td>
      <td className={css.why}>{ruleWords(rule, ruleFacts)}</td>
      <td className={css.delivery}>{delivery && <Delivery delivery={delivery} createdAt={createdAt} />}</td>
    </tr>
  )
}

type DeliveryProps = { delivery: NonNullable<NoticeRecipientAnswer['delivery']>; createdAt: string }

function Delivery({ delivery, createdAt }: DeliveryProps) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { attempts, words, nextAt, endedAt, state } = delivery
  const shown = { state, nextAt, endedAt, attempts: attempts.length }
  return (
    <>
      <DeliveryStatus delivery={shown} beside={createdAt} />
      {attempts.length === 0 && words && <span className={`${css.under} meta`}>{words}</span>}
      {attempts.length > 0 && (
        <ul className={css.attempts} aria-label={t`What the server answered`}>
          {attempts.map((attempt) => (
            <li key={attempt.at} className="meta">
              <time dateTime={attempt.at}>{formatMoment(attempt.at, timeZone)}</time> <q>{attempt.words}</q>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
