import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutboxItem, RetryAnswer } from '../../../server/modules/delivery/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import css from './outbox.module.css'
import { outboxQuery } from './queries.ts'

/** Another try for what a server refused; why it cannot be had stands beside the button. */
export function SendAgain({ item }: { item: OutboxItem }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const send = async () => {
    setBusy(true)
    try {
      await api.post<RetryAnswer>(`/api/agent/outbox/${item.messageId}/${item.position}/retry`)
      toast(t`Queued again`)
      await queryClient.invalidateQueries({ queryKey: outboxQuery().queryKey.slice(0, 1) })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setRefusal(problem.problems[0]?.message ?? problem.message)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className={css.again}>
      <Button
        look="link"
        pending={isBusy && t`Sending…`}
        reason={refusal}
        onClick={() => void send()}
        aria-label={t`Send again to ${item.name}`}
      >{t`Send again`}</Button>
    </span>
  )
}
