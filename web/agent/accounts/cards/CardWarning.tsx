import { useWatch } from 'react-hook-form'
import type { AgentCardAnswer } from '../../../../server/modules/additional-contacts/wire.ts'
import { RegistrantWarning } from '../domains/RegistrantWarning.tsx'
import { orNull } from '../form/account-values.ts'
import type { CardValues } from './card-values.ts'

/** What saving would ask for, where she is a registrant and name, organisation or address are about to change. */
export function CardWarning({ accountId, card }: { accountId: number; card: AgentCardAnswer }) {
  const [name, organisation, email] = useWatch<CardValues, ['name', 'organisation', 'email']>({
    name: ['name', 'organisation', 'email'],
  })
  const isRegistrant = card.roles.some(({ role }) => role === 'registrant')
  const isChanged = name !== card.name || organisation !== (card.organisation ?? '') || email !== card.email
  const change = { holder: card.id, name, organisation: orNull(organisation), email }
  return <RegistrantWarning accountId={accountId} change={isRegistrant && isChanged ? change : null} />
}
