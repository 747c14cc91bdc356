import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { KeptSentAnswer } from '../../../server/modules/delivery/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { useAgent } from '../use-agent.ts'
import css from './outbox.module.css'
import { outboxQuery } from './queries.ts'

type KeptMailProps = { count: number; oldestAt: string }

/** What was written before there was a mail server, and the button that lets it leave: old news may be worse than none. */
export function KeptMail({ count, oldestAt }: KeptMailProps) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const send = async () => {
    setBusy(true)
    try {
      const { queued, withdrawn } = await api.post<KeptSentAnswer>('/api/agent/outbox/send-kept')
      const sent = t`${plural(queued, { one: '# message queued', other: '# messages queued' })}`
      const left = t`${plural(withdrawn, { one: '# withdrawn: its link has ended', other: '# withdrawn: their links have ended' })}`
      toast(withdrawn === 0 ? sent : `${sent}. ${left}`)
      await queryClient.invalidateQueries({ queryKey: outboxQuery().queryKey.slice(0, 1) })
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setRefusal(problem.problems[0]?.message ?? problem.message)
    } finally {
      setBusy(false)
    }
  }
  const when = formatMoment(oldestAt, timeZone)
  const ago = formatAgo(oldestAt, { now: new Date(), timeZone })
  const isMany = count >= 10_000
  return (
    <div className={css.lead}>
      <Say
        tone="warn"
        title={
          isMany
            ? t`More than 10,000 messages were written before there was a mail server`
            : t`${plural(count, {
                one: '# message was written before there was a mail server',
                other: '# messages were written before there was a mail server',
              })}`
        }
      >
        <p>
          {t`The oldest is from ${when} (${ago}). They leave as they were written; those whose link has ended are withdrawn.`}
        </p>
        <Button pending={isBusy && t`Sending…`} reason={refusal} onClick={() => void send()}>
          {isMany
            ? t`Send all that is kept`
            : t`${plural(count, { one: 'Send the one kept', other: 'Send the # kept' })}`}
        </Button>
      </Say>
    </div>
  )
}
