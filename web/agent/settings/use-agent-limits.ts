import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { isFor } from '../feature.ts'
import { useAgent } from '../use-agent.ts'
import { agentsQuery } from './queries.ts'
import { isWithin } from './role-words.ts'

/** Why something cannot be done with an agent; what is undefined can be. The server has the last word. */
export type AgentLimits = {
  change: string | undefined
  role: string | undefined
  deactivation: string | undefined
}

export function useAgentLimits(agent: AgentAnswer): AgentLimits {
  const { t } = useLingui()
  const { session } = useAgent()
  const { data } = useQuery(agentsQuery())
  const change = useChangeLimit(agent)
  // As the server counts: one who was only invited may never come.
  const owners =
    data?.items.filter(
      ({ role, access, deactivatedAt }) => role === 'owner' && access === 'active' && !deactivatedAt,
    ) ?? []
  const isLastOwner = owners.length === 1 && owners[0]?.id === agent.id
  const lastOwner = isLastOwner ? t`There must be at least one owner.` : undefined
  const oneself = agent.id === session.person.id ? t`Nobody deactivates himself.` : undefined
  return { change, role: lastOwner, deactivation: change ?? oneself ?? lastOwner }
}

function useChangeLimit(agent: AgentAnswer) {
  const { t } = useLingui()
  const { session } = useAgent()
  if (!isFor(session, { permission: 'agents.manage' }))
    return t`Only administrators and owners change agents.`
  if (!isWithin(agent.role, session.role)) return t`Nobody changes an agent whose role is above his own.`
  return undefined
}
