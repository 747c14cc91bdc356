import type { AgentFeature } from '../feature.ts'

/** Contacts and companies in the palette, by any scrap of what is known of them. */
export const feature: AgentFeature = {
  // Nobody searches before the first page is there.
  search: async (text, signal) => (await import('./find-records.ts')).findRecords(text, signal),
}
