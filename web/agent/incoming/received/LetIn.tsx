import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { orTold } from '../../settings/fields/use-field-changes.ts'
import { useAgent } from '../../use-agent.ts'
import { useHeldChanges } from '../held/use-held-changes.ts'
import css from '../incoming.module.css'
import type { ReceivedMail } from '../queries.ts'

/** Of what was ignored or taken for another an agent makes a ticket, on his word. */
export function LetIn({ mail: { id, decided, from, canReadSource } }: { mail: ReceivedMail }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const { letIn } = useHeldChanges()
  const [isBusy, setBusy] = useState(false)
  const isPassedOver = decided?.outcome === 'ignored' || decided?.outcome === 'duplicate'
  if (!isPassedOver || !from || !canReadSource || !isFor(session, { permission: 'incoming.decide' }))
    return null
  const makeTicket = async () => {
    setBusy(true)
    await orTold(async () => {
      const { ticketId } = await letIn(id)
      toast(t`Mail released`)
      if (ticketId !== null) await navigate({ to: paths.ticket(ticketId) })
    })
    setBusy(false)
  }
  const name = from.name || from.address
  return (
    <Rows title={t`If it is mail after all`}>
      <p>
        {t`It then stands as a message of ${name}, on your word: in the ticket that it answers if ${name} may write there, else in a new one.`}
      </p>
      <div className={css.buttons}>
        <Button
          pending={isBusy && t`Making it…`}
          onClick={() => void makeTicket()}
        >{t`Make a ticket of it`}</Button>
      </div>
    </Rows>
  )
}
