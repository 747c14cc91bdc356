import { mayDo } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

/** Definitions are settings: administrators and owners change them. */
export const mayChangeFields = (actor: Actor): boolean => mayDo(actor, 'settings.manage')
