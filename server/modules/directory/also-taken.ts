import type { Handle } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import { takenProblems } from './rules/taken.ts'
import { holdersOf } from './store/holders.ts'
import type { ContactDraft } from './types.ts'

/**
 * What else stands in the way of drafts that are refused already: who has their addresses and external ids, so that one
 * answer says everything. For the rest the database decides when they are written.
 */
export async function alsoTaken(
  db: Handle,
  drafts: readonly ContactDraft[],
  more: { seesHolder: boolean; ownId?: number },
): Promise<Problem[][]> {
  const asked = drafts.map((draft) => ({
    addresses: (draft.emails ?? []).slice(0, 100).map(normalMailAddress),
    externalId: draft.externalId?.trim() || null,
  }))
  const addresses = asked.flatMap((each) => each.addresses.filter((address) => address !== null))
  const externalIds = asked.flatMap(({ externalId }) =>
    externalId && isStorable(externalId) ? externalId : [],
  )
  if (addresses.length + externalIds.length === 0) return drafts.map(() => [])
  const holders = await holdersOf(db, { addresses, externalIds })
  const others = holders.filter(({ id, kind }) => kind === 'department' || id !== more.ownId)
  return asked.map((each) => takenProblems(each, others, more.seesHolder))
}

// NUL and lone surrogates are refused by the rules, and could not be asked for.
const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0')
