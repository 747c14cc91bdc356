import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import type { AgentCardAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import type { RegistrantConsequencesAnswer } from '../../../../server/modules/domains/wire.ts'
import { api } from '../../../shared/api.ts'
import { useSettled } from '../../directory/record/use-settled.ts'
import { Consequences } from '../domains/Consequences.tsx'
import { orNull } from '../form/account-values.ts'
import type { CardValues } from './card-values.ts'

/** What saving would ask for, where she is a registrant and name, organisation or address are about to change. */
export function RegistrantWarning({ accountId, card }: { accountId: number; card: AgentCardAnswer }) {
  const { t } = useLingui()
  const [name, organisation, email] = useWatch<CardValues, ['name', 'organisation', 'email']>({
    name: ['name', 'organisation', 'email'],
  })
  const isRegistrant = card.roles.some(({ role }) => role === 'registrant')
  const written = useSettled(JSON.stringify([name, organisation, email]))
  const isChanged = name !== card.name || organisation !== (card.organisation ?? '') || email !== card.email
  const { data } = useQuery({
    queryKey: ['registrant-consequences', accountId, card.id, written],
    queryFn: ({ signal: _signal }) => {
      const [newName, newOrganisation, newEmail] = JSON.parse(written) as [string, string, string]
      const body = {
        holder: card.id,
        name: newName,
        organisation: orNull(newOrganisation),
        email: newEmail,
      }
      return api.post<RegistrantConsequencesAnswer>(
        `/api/agent/accounts/${accountId}/domains/registrant-consequences`,
        body,
      )
    },
    enabled: isRegistrant && isChanged,
    retry: false,
  })
  if (!isRegistrant || !isChanged || !data || data.items.length === 0) return null
  return <Consequences title={t`It changes a registrant`} items={data.items} />
}
