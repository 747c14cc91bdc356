import { useLingui } from '@lingui/react/macro'
import { formatDay } from '../../shared/formats.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Say } from '../../ui/Say.tsx'
import { useCustomer } from '../use-customer.ts'
import css from './contacts.module.css'
import type { Card } from './queries.ts'

/** Above the form: who she is, that she cannot enter, and what keeps mail from her. */
export function ContactHead({ card }: { card: Card | null }) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const day = (when: string) => formatDay(when, timeZone)
  return (
    <>
      <header className={css.who}>
        <h2 tabIndex={-1} data-contact="">
          {card?.name ?? t`New contact`}
        </h2>
        {card && <span className="meta">{t`In your account since ${day(card.createdAt)}`}</span>}
      </header>
      {card?.suppressedAt && (
        <div className={css.say}>
          <Say tone="warn" title={t`No mail has arrived at this address since ${day(card.suppressedAt)}`}>
            <p>
              {t({
                message: `Its mail server says that ${card.email} does not exist. Nothing is sent until the address is corrected.`,
                comment: 'third person',
              })}
            </p>
          </Say>
        </div>
      )}
      {card?.welcomeWaits && !card.suppressedAt && (
        <div className={css.say}>
          <Say title={t`The mail that tells of this is not sent yet`}>
            <p>{t`Many mails have gone out from your account today; this one follows.`}</p>
          </Say>
        </div>
      )}
      <p className={css.noEntry}>
        <Icon name="lock" />
        <span>
          <b>{t`This contact will not be able to enter the client area.`}</b>{' '}
          {t({
            message: 'Receives mail, and can write to support from the address given here.',
            comment: 'third person',
          })}
        </span>
      </p>
    </>
  )
}
