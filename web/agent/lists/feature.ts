import type { AgentFeature } from '../feature.ts'
import { PinnedViews } from './views/PinnedViews.tsx'

/** Lists of contacts and companies: filters, columns, saved views. Their pages stand in the directory's routes. */
export const feature: AgentFeature = { underNav: PinnedViews }
