import { useLingui } from '@lingui/react/macro'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { Status } from '../../ui/Status.tsx'

/** Whether an agent can come in: a word and a shape. */
export function AgentStatus({ agent }: { agent: AgentAnswer }) {
  const { t } = useLingui()
  if (agent.deactivatedAt) return <Status shape="square">{t`Deactivated`}</Status>
  if (agent.access === 'active') return <Status shape="full">{t`Active`}</Status>
  if (agent.access === 'invited') return <Status shape="half">{t`Invited`}</Status>
  return <Status shape="ring">{t`No access`}</Status>
}
