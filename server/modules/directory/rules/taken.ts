import type { Problem } from '../../../lib/errors.ts'
import type { Holder } from '../types.ts'

/** What is asked for: addresses in the form in which they are compared, each in its place; null where there is none. */
export type Asked = { addresses: readonly (string | null)[]; externalId: string | null }

/** What stands in the way, in the places where it was asked for; who has it only for those who may see contacts, a department for all. */
export function takenProblems(asked: Asked, holders: readonly Holder[], seesHolder: boolean): Problem[] {
  const by = (holder: Holder | undefined, path: string, code: string): Problem[] => {
    if (!holder) return []
    const params = { id: holder.id, kind: holder.kind, name: holder.name }
    return [{ path, code, ...(seesHolder || holder.kind === 'department' ? { params } : {}) }]
  }
  const holderOf = (what: Holder['what'], value: string | null): Holder | undefined =>
    holders.find((holder) => holder.what === what && holder.value === value)
  return [
    ...asked.addresses.flatMap((address, at) =>
      by(holderOf('address', address), `emails.${at}`, 'email.taken'),
    ),
    ...by(holderOf('external-id', asked.externalId), 'externalId', 'external-id.taken'),
  ]
}
