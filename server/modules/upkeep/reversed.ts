import type { Problem } from '../../lib/errors.ts'
import type { Subject } from '../trail/index.ts'

/** What became of one record that was put back: what was left out of it, or why all of it was. */
export type Reversed = { subject: Subject; problems: readonly Problem[]; isRefused: boolean }
