import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../shared/api.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'
import { told } from './told.ts'

/** Lets mail go again to an address that a server once called non-existent: the next mail shows whether it was right. */
export function BelieveAddress({ contactId, address }: { contactId: number; address: string }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  if (!isFor(session, { permission: 'contacts.write' })) return null
  const believe = async () => {
    setBusy(true)
    await api.post(`/api/agent/contacts/${contactId}/believe-address`, { address })
    toast(t`Mail goes to ${address} again`)
    for (const queryKey of [['contact', contactId], ['contacts'], ['account'], ['trail']])
      await queryClient.invalidateQueries({ queryKey })
  }
  return (
    <Button
      look="link"
      pending={isBusy && t`Saving…`}
      onClick={() => void told(believe).finally(() => setBusy(false))}
      aria-label={t`Use ${address} again`}
    >{t`Use it again`}</Button>
  )
}
