import type { Job } from '../../wiring.ts'
import { forgetUndos } from './forget-undos.ts'

export const jobs: Record<string, Job> = {
  'forget-old-undos': ({ db, now }) => forgetUndos(db, now()),
}
