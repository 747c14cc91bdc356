import type { DomainEnding, RegistrantRecord, Side } from '../types.ts'
import { isSameRegistrant } from './registrant-data.ts'

type Known = Pick<RegistrantRecord, 'name' | 'organisation' | 'email' | 'address'>

/**
 * What becomes of a registrant's new data. `first`: nobody was on record; `same`: a registry would not call it a change;
 * `at-once`: it is done and both are told; `ask`: it waits for these answers. Who has one address on both sides is asked once.
 */
export type Decision =
  | { kind: 'first' | 'same' | 'at-once' }
  | { kind: 'ask'; asks: { side: Side; address: string }[] }

export function decideChange(
  record: Known | null,
  next: Known,
  ending: Pick<DomainEnding, 'confirmations'>,
): Decision {
  if (record === null) return { kind: 'first' }
  if (isSameRegistrant(record, next)) return { kind: 'same' }
  if (ending.confirmations === 'none') return { kind: 'at-once' }
  const asked = { side: 'new', address: next.address } as const
  if (record.address === next.address) return { kind: 'ask', asks: [asked] }
  return { kind: 'ask', asks: [{ side: 'old', address: record.address }, asked] }
}

/** What a change becomes with these answers: one no refuses it, all yes confirm it. */
export function outcomeOf(
  answers: readonly ('approved' | 'refused' | null)[],
): 'pending' | 'confirmed' | 'refused' {
  if (answers.includes('refused')) return 'refused'
  return answers.includes(null) ? 'pending' : 'confirmed'
}
