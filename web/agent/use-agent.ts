import { useRouteContext } from '@tanstack/react-router'
import type { AgentSession } from '../shared/session.ts'
import type { AgentContext } from './context.ts'

/** Who is signed in, and what the portal consists of. For pages under `shellRoute`. */
export function useAgent(): AgentContext & { session: AgentSession } {
  return useRouteContext({ strict: false }) as AgentContext & { session: AgentSession }
}
