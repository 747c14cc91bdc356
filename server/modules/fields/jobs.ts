import type { Job } from '../../wiring.ts'
import { keepFieldIndexes } from './store/indexes.ts'

export const jobs: Record<string, Job> = {
  'keep-field-indexes': async ({ ownerUrl }) => {
    await keepFieldIndexes(ownerUrl)
  },
}
