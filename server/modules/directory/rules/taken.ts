import type { Problem } from '../../../lib/errors.ts'
import type { ContactValues, Holder } from '../types.ts'

/** What stands in the way, in the places where it was asked for; who has it only for those who may see contacts. */
export function takenProblems(
  values: Pick<ContactValues, 'emails' | 'externalId'>,
  holders: readonly Holder[],
  seesHolder: boolean,
): Problem[] {
  return holders
    .map((holder) => ({
      path: pathOf(values, holder),
      code: holder.what === 'address' ? 'email.taken' : 'external-id.taken',
      ...(seesHolder ? { params: { id: holder.id, kind: holder.kind, name: holder.name } } : {}),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
}

function pathOf(values: Pick<ContactValues, 'emails'>, holder: Holder): string {
  if (holder.what === 'external-id') return 'externalId'
  return `emails.${values.emails.findIndex((email) => email.normal === holder.value)}`
}
