import type { AccountAnswer } from '../../../../server/modules/accounts/wire.ts'
import { isFor } from '../../feature.ts'
import { useAgent } from '../../use-agent.ts'

/** Whether the agent may change what hangs from an account; from a closed one nobody does. */
export function useMayWriteTo({ closedAt }: AccountAnswer): boolean {
  const { session } = useAgent()
  return closedAt === null && isFor(session, { permission: 'accounts.write' })
}
