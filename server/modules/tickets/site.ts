import type { Wiring } from '../../wiring.ts'

/** What writing mail takes of the program. */
export type Site = Pick<Wiring, 'secrets' | 'publicUrl' | 'mailDomain'>
