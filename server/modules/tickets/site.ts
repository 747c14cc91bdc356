import type { Secrets } from '../../lib/crypto.ts'

/** What writing mail takes of the program. */
export type Site = { secrets: Secrets; publicUrl: string; mailDomain: string }
