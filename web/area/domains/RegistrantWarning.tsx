import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { formatList } from '../../shared/formats.ts'
import { Say } from '../../ui/Say.tsx'
import css from './domains.module.css'
import type { Consequence } from './queries.ts'

const named = 5

/** What saving would set going, said before: whom it asks, how long it may take, what stays locked. */
export function RegistrantWarning({ consequences }: { consequences: Consequence[] }) {
  const alike = Map.groupBy(consequences, keyOf)
  return (
    <div role="status" className={css.warnings}>
      {[...alike].map(([key, group]) => (
        <div key={key} className={css.say}>
          <Warning group={group} />
        </div>
      ))}
    </div>
  )
}

/** Changes that mean the same for their domains are told together. */
const keyOf = ({ confirmations, asks, answerDays, lockDays, replaces }: Consequence): string =>
  JSON.stringify([confirmations, asks, answerDays, lockDays, replaces !== null])

function Warning({ group }: { group: Consequence[] }) {
  const { t } = useLingui()
  const [first] = group
  if (!first) return null
  const answerTime = plural(first.answerDays, { one: '# day', other: '# days' })
  const lockTime = plural(first.lockDays, { one: '# day', other: '# days' })
  const rest = group.length - named
  const names = group.slice(0, named).map(({ domain }) => domain)
  const domains = formatList(rest > 0 ? [...names, t`${rest} more`] : names)
  return (
    <Say>
      <p>
        <b>{t`Changing the registrant of ${domains}`}</b> <Asked consequence={first} />
        {first.replaces !== null && <> {t`It takes the place of a change that still waits.`}</>}
        {first.confirmations === 'both' && (
          <> {t`The time to answer is ${answerTime}; until then nothing changes.`}</>
        )}
        {first.lockDays > 0 && (
          <>
            {' '}
            {group.length === 1
              ? t`Afterwards the domain cannot be transferred for ${lockTime}.`
              : t`Afterwards the domains cannot be transferred for ${lockTime}.`}
          </>
        )}
      </p>
    </Say>
  )
}

function Asked({ consequence }: { consequence: Consequence }) {
  const { t } = useLingui()
  const { asks, confirmations } = consequence
  if (confirmations === 'none') return t`happens at once, and both are told by mail.`
  const old = asks.find(({ side }) => side === 'old')
  const next = asks.find(({ side }) => side === 'new')
  if (!old || !next) return t`asks for the approval of ${(next ?? old)?.email ?? ''}.`
  return (
    <Trans>
      asks for the approval of who it is today ({old.email}) and of who it will be ({next.email}).
    </Trans>
  )
}
