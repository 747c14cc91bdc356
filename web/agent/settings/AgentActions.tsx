import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { ApiProblem } from '../../shared/api.ts'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import type { AgentLimits } from './use-agent-limits.ts'
import { useChangeAgent } from './use-change-agent.ts'

/** Invite again, let go, take back. */
export function AgentActions({ agent, limits }: { agent: AgentAnswer; limits: AgentLimits }) {
  const { t } = useLingui()
  const { invite, deactivate, reactivate } = useChangeAgent(agent)
  const { run, isBusy, failure } = useRun()
  return (
    <>
      {!agent.deactivatedAt && agent.access !== 'active' && (
        <Button
          icon="mail"
          pending={isBusy && t`Sending…`}
          reason={limits.change}
          onClick={() => run(invite)}
        >{t`Send the invitation again`}</Button>
      )}
      {agent.deactivatedAt ? (
        <Button reason={limits.change} onClick={() => run(reactivate)}>{t`Reactivate`}</Button>
      ) : (
        <Button look="danger" reason={limits.deactivation} onClick={() => run(deactivate)}>
          {t`Deactivate`}
        </Button>
      )}
      {failure && <Say tone="danger" role="alert" title={failure} />}
    </>
  )
}

/** Runs one thing at a time; what the server refuses is said beside the buttons. */
function useRun() {
  const { t } = useLingui()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const run = async (action: () => Promise<unknown>) => {
    if (isBusy) return
    setBusy(true)
    setFailure(undefined)
    try {
      await action()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const offline = t`There is no connection to the server.`
      setFailure(problem.isOffline ? offline : (problem.problems[0]?.message ?? problem.message))
    } finally {
      setBusy(false)
    }
  }
  return { run: (action: () => Promise<unknown>) => void run(action), isBusy, failure }
}
