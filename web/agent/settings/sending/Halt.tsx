import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SendingAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatMoment } from '../../../shared/formats.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { useSessionAgain } from '../../use-session-again.ts'
import { orTold } from '../fields/use-field-changes.ts'
import { sendingQuery } from './queries.ts'
import css from './sending.module.css'

/** All mail at once: paused for an emergency, and resumed. */
export function Halt() {
  const { data, error } = useQuery(sendingQuery)
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Skeleton />
  return (
    <div className={css.halt}>
      <State sending={data} />
      {data.halted ? <Resume /> : <Pause />}
    </div>
  )
}

function State({ sending: { halted, waiting } }: { sending: SendingAnswer }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const isMany = waiting >= 10_000
  return (
    <div role="status">
      {halted ? <Status shape="square">{t`Paused`}</Status> : <Status shape="full">{t`Mail leaves`}</Status>}
      {halted && (
        <span className={`${css.under} soft`}>
          {halted.byName
            ? t`Since ${formatMoment(halted.at, timeZone)}, by ${halted.byName}`
            : t`Since ${formatMoment(halted.at, timeZone)}`}
        </span>
      )}
      <span className={`${css.under} meta`}>
        {isMany ? (
          t`More than 10,000 messages wait`
        ) : (
          <Plural value={waiting} _0="No message waits" one="# message waits" other="# messages wait" />
        )}
      </span>
    </div>
  )
}

function Pause() {
  const { t } = useLingui()
  const [isAsking, setAsking] = useState(false)
  const { session } = useAgent()
  const change = useChange()
  const pause = async () => {
    setAsking(false)
    if (await change(() => api.put<SendingAnswer>('/api/agent/sending/halt', undefined)))
      toast(t`All sending is paused`)
  }
  return (
    <>
      <Button
        reason={!isFor(session, { permission: 'sending.pause' }) && t`Agents pause sending.`}
        onClick={() => setAsking(true)}
      >{t`Pause all sending…`}</Button>
      {isAsking && (
        <Dialog
          title={t`Pause all sending?`}
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button look="danger" onClick={() => void pause()}>{t`Pause all sending`}</Button>
              <Button onClick={() => setAsking(false)}>{t`Keep sending`}</Button>
            </>
          }
        >
          <p>
            {t`Nothing leaves until somebody resumes it: neither notices nor the links by which people sign in or choose a password. Nothing is lost; everything waits in its order.`}
          </p>
        </Dialog>
      )}
    </>
  )
}

function Resume() {
  const { t } = useLingui()
  const { session } = useAgent()
  const change = useChange()
  const resume = async () => {
    if (await change(() => api.delete<SendingAnswer>('/api/agent/sending/halt'))) toast(t`Mail leaves again`)
  }
  return (
    <Button
      look="primary"
      reason={!isFor(session, { permission: 'sending.pause' }) && t`Agents resume sending.`}
      onClick={() => void resume()}
    >{t`Resume sending`}</Button>
  )
}

/** The banner of the frame is told by the session. */
function useChange() {
  const queryClient = useQueryClient()
  const sessionAgain = useSessionAgain()
  return (change: () => Promise<SendingAnswer>) =>
    orTold(async () => {
      queryClient.setQueryData(sendingQuery.queryKey, await change())
      await sessionAgain()
    })
}
