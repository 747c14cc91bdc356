import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecisionAnswer } from '../../../../server/modules/routing/wire.ts'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Say } from '../../../ui/Say.tsx'
import { told } from '../../directory/contact/told.ts'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'

type ReachesNotProps = { ticketId: number; items: DecisionAnswer[] | undefined }

/** Whoever takes part and gets no answer, as a server said that the address does not exist: it may be believed again here. */
export function ReachesNot({ ticketId, items = [] }: ReachesNotProps) {
  const unreached = items.filter(
    ({ rule, as }) => rule === 'suppressed' && as !== 'card' && as !== 'registrant',
  )
  return unreached.map((item) => <Unreached key={item.address} ticketId={ticketId} item={item} />)
}

function Unreached({ ticketId, item }: { ticketId: number; item: DecisionAnswer }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const { name, address, contactId } = item
  const who = name || address
  const mayBelieve = contactId != null && isFor(session, { permission: 'contacts.write' })
  const believe = async () => {
    setBusy(true)
    await api.post(`/api/agent/contacts/${contactId}/believe-address`, { address })
    toast(t`Mail goes to ${address} again`)
    for (const queryKey of [
      ['ticket', ticketId],
      ['contact', contactId],
      ['contacts'],
      ['account'],
      ['trail'],
    ])
      await queryClient.invalidateQueries({ queryKey })
  }
  return (
    <Say tone="warn" title={t`Answers do not reach ${who}`}>
      <p>
        {t`A mail server said that ${address} does not exist. If ${who} writes from there, it does again.`}{' '}
        {mayBelieve && (
          <Button
            look="link"
            pending={isBusy && t`Saving…`}
            onClick={() => void told(believe).finally(() => setBusy(false))}
            aria-label={t`Use ${address} again`}
          >{t`Use it again`}</Button>
        )}
      </p>
    </Say>
  )
}
