import type { QueryClient } from '@tanstack/react-query'
import type { AgentFeature } from './feature.ts'

/** What every page of the door is given: the client of its reads, and what the door consists of. */
export type AgentContext = { queryClient: QueryClient; features: AgentFeature[] }
