import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ApiProblem, api } from '../../shared/api.ts'
import { formatDay, formatMoment } from '../../shared/formats.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { Status } from '../../ui/Status.tsx'
import { useCustomer } from '../use-customer.ts'
import css from './domains.module.css'
import type { Domain, RegistrantChange } from './queries.ts'

type WaitingChangesProps = { account: number; domains: Domain[]; onChange: () => Promise<void> }

/** Changes of registrants that wait for answers: who was asked, who has said what, and the way to withdraw each. */
export function WaitingChanges({ account, domains, onChange }: WaitingChangesProps) {
  const { t } = useLingui()
  const waiting = domains.flatMap(({ registrantChange }) => registrantChange ?? [])
  if (waiting.length === 0) return null
  return (
    <div className={css.waiting}>
      <Rows title={t`Changes of registrant that wait for approval`}>
        <ul>
          {waiting.map((change) => (
            <Waiting key={change.id} account={account} change={change} onChange={onChange} />
          ))}
        </ul>
      </Rows>
    </div>
  )
}

type WaitingProps = { account: number; change: RegistrantChange; onChange: () => Promise<void> }

function Waiting({ account, change, onChange }: WaitingProps) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const { withdraw, isWithdrawing, failed } = useWithdraw({ account, change, onChange })
  const from = nameOf(change.old)
  const to = nameOf(change.new)
  return (
    <li className={css.change}>
      <div>
        <p>
          <b>{change.domain}</b>: {t`from ${from} to ${to}`}
        </p>
        <ul>
          {change.confirmations.map((confirmation) => (
            <li key={confirmation.side}>
              <Answer confirmation={confirmation} isAsked={change.askedAt !== null} />
            </li>
          ))}
        </ul>
        {change.askedAt && (
          <p className="meta">{t`It lapses on ${formatDay(change.answerUntil, timeZone)} if somebody has not answered.`}</p>
        )}
        {failed && <Say tone="danger" role="alert" title={failed} />}
      </div>
      <Button onClick={withdraw} pending={isWithdrawing && t`Withdrawing…`}>
        {t`Withdraw`}
        <span className="visually-hidden"> {change.domain}</span>
      </Button>
    </li>
  )
}

type AnswerProps = { confirmation: RegistrantChange['confirmations'][number]; isAsked: boolean }

function Answer({ confirmation, isAsked }: AnswerProps) {
  const { t } = useLingui()
  const { timeZone } = useCustomer().session.person
  const { email, answer, answeredAt, isSuppressed } = confirmation
  if (!isAsked)
    return (
      <Status shape="half">{t`${email} is asked another day: too many changes were asked for today`}</Status>
    )
  if (answer === null && isSuppressed)
    return (
      <Status shape="triangle">{t`${email} cannot be asked: the mail server says that the address does not exist`}</Status>
    )
  if (answer === null || answeredAt === null)
    return <Status shape="half">{t`${email} has not answered yet`}</Status>
  const when = formatMoment(answeredAt, timeZone)
  if (answer === 'approved') return <Status shape="full">{t`${email} approved it on ${when}`}</Status>
  return <Status shape="cross">{t`${email} refused it on ${when}`}</Status>
}

const nameOf = ({ name, email }: RegistrantChange['old']) => `${name} (${email})`

function useWithdraw({ account, change, onChange }: WaitingProps) {
  const { t } = useLingui()
  const [isWithdrawing, setWithdrawing] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const withdraw = async () => {
    setWithdrawing(true)
    try {
      await api.delete(`/api/area/${account}/registrant-changes/${change.id}`)
      toast(t`The change of ${change.domain} is withdrawn`)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setFailed(problem.problems[0]?.message ?? problem.message)
    } finally {
      setWithdrawing(false)
      await onChange()
    }
  }
  return { withdraw: () => void withdraw(), isWithdrawing, failed }
}
