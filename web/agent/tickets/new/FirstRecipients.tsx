import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useFormContext, useWatch } from 'react-hook-form'
import type { TicketRecipientsAnswer } from '../../../../server/modules/tickets/wire.ts'
import { api } from '../../../shared/api.ts'
import { WhoGets } from '../reply/WhoGets.tsx'
import css from './new-ticket.module.css'
import { recipientsOf, type TicketValues } from './ticket-values.ts'

type FirstRecipientsProps = { leaveOut: string[]; onChange: (leaveOut: string[]) => void }

/** Who would get the first message, beside what is being written. */
export function FirstRecipients({ leaveOut, onChange }: FirstRecipientsProps) {
  const { t } = useLingui()
  const { getValues } = useFormContext<TicketValues>()
  useWatch<TicketValues>()
  const about = recipientsOf(getValues())
  const body = about && { ...about, leaveOut }
  const { data, error } = useQuery({
    queryKey: ['ticket-recipients', body],
    queryFn: () => api.post<TicketRecipientsAnswer>('/api/agent/tickets/recipients', body),
    enabled: body !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return (
    <div className={css.aside}>
      {!about && <p className="soft">{t`Choose a requester to see who will get a copy, and why.`}</p>}
      {error && <p role="alert">{error.message}</p>}
      {about && <WhoGets items={data?.items} leaveOut={leaveOut} onChange={onChange} />}
    </div>
  )
}
