import type { Problem } from '../../../lib/errors.ts'

type Held = { what: 'name' | 'external-id'; value: string; domainId: number; account: string; name: string }

/** Problems for what other live domains have; who has it is named to those who may read it. */
export function takenProblems(
  asked: { asciiName: string | null; externalId: string | null },
  held: readonly Held[],
  reader: { ownId: number | null; seesHolder: boolean },
): Problem[] {
  const others = held.filter(({ domainId }) => domainId !== reader.ownId)
  const told = (holder: Held, name: string) =>
    reader.seesHolder ? { params: { id: holder.domainId, name } } : {}
  const ofName = others.find(({ what, value }) => what === 'name' && value === asked.asciiName)
  const ofId = others.find(({ what, value }) => what === 'external-id' && value === asked.externalId)
  return [
    ...(ofName ? [{ path: 'name', code: 'domain.taken', ...told(ofName, ofName.account) }] : []),
    ...(ofId ? [{ path: 'externalId', code: 'domain.external-id.taken', ...told(ofId, ofId.name) }] : []),
  ]
}
