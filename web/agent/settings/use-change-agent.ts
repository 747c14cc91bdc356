import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import type { AgentAnswer, ChangeAgentBody } from '../../../server/modules/identity/wire.ts'
import { api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { useAgent } from '../use-agent.ts'
import { useSessionAgain } from '../use-session-again.ts'
import { agentQuery, agentsQuery } from './queries.ts'

/** What can be done with an agent. Each says that it was done, and offers to take it back where that is possible. */
export function useChangeAgent(agent: AgentAnswer) {
  const { t } = useLingui()
  const take = useTakeAgent()
  const path = `/api/agent/agents/${agent.id}`
  const patch = (body: ChangeAgentBody, version: number) => api.patch<AgentAnswer>(path, body, { version })
  const { name, role, version } = agent
  return {
    change: async (body: ChangeAgentBody) => {
      const saved = await patch(body, version)
      const undo = () => patch({ name, role }, saved.version).then(take)
      toast(t`Agent saved`, saved.version === version ? undefined : undo)
      await take(saved)
    },
    invite: async () => {
      await take(await api.post<AgentAnswer>(`${path}/invitation`))
      toast(t`Invitation sent to ${agent.email}`)
    },
    deactivate: async () => {
      await take(await api.put<AgentAnswer>(`${path}/deactivation`, undefined))
      toast(t`${name} deactivated`, () => api.delete<AgentAnswer>(`${path}/deactivation`).then(take))
    },
    reactivate: async () => {
      await take(await api.delete<AgentAnswer>(`${path}/deactivation`))
      toast(t`${name} can come in again`)
    },
    reread: async () => take(await api.get<AgentAnswer>(path)),
  }
}

/** An agent as he is now, for everything that shows him. */
function useTakeAgent() {
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const sessionAgain = useSessionAgain()
  return async (agent: AgentAnswer) => {
    queryClient.setQueryData(agentQuery(agent.id).queryKey, agent)
    await queryClient.invalidateQueries({ queryKey: agentsQuery().queryKey, exact: true })
    if (agent.id !== session.person.id) return
    await queryClient.invalidateQueries({ queryKey: ['me'] })
    await sessionAgain()
  }
}
