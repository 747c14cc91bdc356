import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useId, useState } from 'react'
import type { DecisionAnswer } from '../../../../server/modules/routing/wire.ts'
import { useRuleWords } from '../../../shared/routing-words.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Ledger } from '../../../ui/Ledger.tsx'
import { Status } from '../../../ui/Status.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import css from './reply.module.css'

type WhoGetsProps = {
  items: DecisionAnswer[] | undefined
  /** Addresses that the agent takes out of this message. */
  leaveOut: readonly string[]
  onChange: (leaveOut: string[]) => void
}

/** Everybody who is thought of for this message, in or out and why; who would receive it can be left out of this one. */
export function WhoGets({ items, leaveOut, onChange }: WhoGetsProps) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(true)
  const tableId = useId()
  if (!items) return null
  const copies = items.filter(({ verdict }) => verdict === 'in').length
  const others = items.length - copies
  const inFirst = items.toSorted((one, other) => one.verdict.localeCompare(other.verdict))
  const receive = t`${plural(copies, { one: '# person receives a copy of her own', other: '# people receive a copy of their own' })}`
  const doNot = t`${plural(others, { one: '# does not', other: '# do not' })}`
  return (
    <div className={css.whoGets}>
      <button
        type="button"
        className={css.whoGetsTitle}
        aria-expanded={isOpen}
        aria-controls={tableId}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={isOpen ? 'down' : 'right'} />
        <b>{t`Who gets this`}</b>
        <span className="soft" role="status">
          {others === 0 ? receive : `${receive}, ${doNot}`}
        </span>
      </button>
      <div id={tableId} hidden={!isOpen}>
        <Ledger caption={t`Who gets this`} className={css.whoGetsTable}>
          <tbody>
            {inFirst.map((item) => (
              <Row
                key={`${item.as} ${item.cardId} ${item.address}`}
                item={item}
                isLeftOut={leaveOut.includes(item.address)}
                onChange={(isIn) =>
                  onChange(
                    isIn
                      ? leaveOut.filter((address) => address !== item.address)
                      : [...leaveOut, item.address],
                  )
                }
              />
            ))}
          </tbody>
        </Ledger>
      </div>
    </div>
  )
}

type RowProps = { item: DecisionAnswer; isLeftOut: boolean; onChange: (isIn: boolean) => void }

function Row({ item, isLeftOut, onChange }: RowProps) {
  const { t } = useLingui()
  const ruleWords = useRuleWords()
  const { name, address, verdict, rule, ruleFacts } = item
  const who = name || address
  return (
    <tr>
      <td className={css.verdict}>
        {verdict === 'in' || isLeftOut ? (
          <Checkbox
            checked={verdict === 'in'}
            aria-label={t`${who} receives it`}
            onChange={({ target }) => onChange(target.checked)}
          >
            <span aria-hidden="true">{verdict === 'in' ? t`Receives it` : t`Does not receive it`}</span>
          </Checkbox>
        ) : (
          <Status shape="ring">{t`Does not receive it`}</Status>
        )}
      </td>
      <td>
        <b title={address}>{who}</b>
      </td>
      <td className="soft">{isLeftOut ? t`Left out of this message` : ruleWords(rule, ruleFacts)}</td>
    </tr>
  )
}
