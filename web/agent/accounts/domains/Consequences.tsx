import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { RegistrantConsequencesAnswer } from '../../../../server/modules/domains/wire.ts'
import { formatList } from '../../../shared/formats.ts'
import { Say } from '../../../ui/Say.tsx'

export type Consequence = RegistrantConsequencesAnswer['items'][number]

/** What a change of registrant sets going, for each domain: whose answer is waited for, and the lock that follows. */
export function Consequences({ title, items }: { title: string; items: Consequence[] }) {
  return (
    <Say tone="warn" title={title} role="status">
      {items.map((item) => (
        <One key={item.domainId} item={item} />
      ))}
    </Say>
  )
}

function One({ item }: { item: Consequence }) {
  const { t } = useLingui()
  const { domain, asks, answerDays, lockDays, replaces } = item
  const who = formatList(asks.map(({ email }) => email))
  const days = t`${plural(answerDays, { one: '# day', other: '# days' })}`
  const locked = t`${plural(lockDays, { one: '# day', other: '# days' })}`
  return (
    <p>
      <b>{domain}</b>:{' '}
      {asks.length > 0
        ? t`it waits up to ${days} for the confirmation of ${who}.`
        : t`it changes at once, and both sides are told by mail.`}{' '}
      {lockDays > 0 && t`After it the domain cannot be transferred for ${locked}.`}{' '}
      {replaces !== null && t`It takes the place of a change that is waiting.`}
    </p>
  )
}
