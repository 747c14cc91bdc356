import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, keepUndo, recordTrail, type UndoImage } from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import { membershipsAsChange } from './rules/membership-entries.ts'
import {
  type GivenMembership,
  hiddenProblems,
  type MembershipChange,
  membershipChanges,
  membershipProblems,
  withMembership,
  withoutMemberships,
} from './rules/memberships.ts'
import { lockLive } from './store/lives.ts'
import {
  lockLiveCompanies,
  type MembershipsOf,
  membershipsOf,
  raiseVersionsOf,
  updateMemberships,
} from './store/memberships.ts'

/** What taking memberships back takes. */
export type MembershipsImage = { memberships: MembershipChange[] }

/** What became of each contact of a batch; `undoId` is the undo that grew, null while nothing was changed. */
export type MembershipsChanged = {
  done: number[]
  /** Those among the done whose memberships differ by now. */
  changed: MembershipsOf[]
  refused: { id: number; problems: Problem[] }[]
  undoId: number | null
}

/**
 * Makes many contacts members of one company, or members no longer, in a few statements. One undo grows over all
 * batches; an entry stands in each contact's trail. What the company's trail says is the caller's: `companyEntries`, or one
 * summary when all is done.
 * @throws Refusal forbidden, missing when the company is not live
 */
export async function changeMemberships(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: {
    ids: readonly number[]
    to: { add: GivenMembership } | { remove: number }
    undoId: number | null
    facts: Record<string, unknown>
  },
): Promise<MembershipsChanged> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const { to } = change
  const plan = { severalCompanies: (await findWorkspace(tx))?.severalCompanies ?? true }
  const live = (await lockLive(tx, change.ids)).map(({ id }) => id)
  const had = await membershipsOf(tx, live)
  const companyId = 'add' in to ? to.add.companyId : to.remove
  if (!(await lockLiveCompanies(tx, [companyId])).has(companyId)) throw new Refusal('missing')
  const refused: MembershipsChanged['refused'] = change.ids
    .filter((id) => !had.has(id))
    .map((id) => ({ id, problems: [{ path: '', code: 'contact.missing' }] }))
  const wanted: MembershipsOf[] = []
  for (const [contactId, before] of had) {
    const after = 'add' in to ? withMembership(before, to.add) : withoutMemberships(before, [to.remove])
    const problems = [
      ...hiddenProblems(before, companyId, plan),
      ...membershipProblems(before, after, plan),
    ].slice(0, 1)
    if (problems.length > 0) refused.push({ id: contactId, problems })
    else wanted.push({ contactId, before, after })
  }
  const { changed, undoId } = await writeMemberships(tx, actor, now, { ...change, wanted })
  return { done: wanted.map(({ contactId }) => contactId), changed, refused, undoId }
}

/**
 * Writes the memberships of locked contacts that differ: rows, versions, trail, and what undoing takes, unless it is
 * kept nowhere because this is itself an undo.
 */
export async function writeMemberships(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: {
    wanted: readonly MembershipsOf[]
    undoId: number | null
    facts: Record<string, unknown>
    kept?: 'nowhere'
  },
): Promise<{ changed: MembershipsOf[]; undoId: number | null }> {
  const changed = of.wanted.filter(({ before, after }) => membershipChanges(before, after).length > 0)
  if (changed.length === 0) return { changed, undoId: of.undoId }
  const names = await lockLiveCompanies(
    tx,
    changed.flatMap(({ before, after }) => [...before, ...after].map(({ companyId }) => companyId)),
  )
  await updateMemberships(tx, now, changed)
  await raiseVersionsOf(
    tx,
    now,
    changed.map(({ contactId }) => contactId),
  )
  const images: UndoImage[] = changed.map(({ contactId, before, after }) => ({
    subject: { kind: 'contact', id: contactId },
    image: { memberships: membershipChanges(before, after) } satisfies MembershipsImage,
  }))
  const undoId = of.kept
    ? null
    : await keepUndo(tx, actor, now, { command: 'change-memberships', images, into: of.undoId })
  // Beside one contact's change of a bulk edit, undo would take back everybody's: it is offered where the job is told of.
  const offered = undoId && of.facts.job === undefined ? { undoId } : {}
  await recordTrail(
    tx,
    actor,
    now,
    changed.flatMap(({ contactId, before, after }) => {
      const values = membershipsAsChange(before, after, names)
      const subject = { kind: 'contact', id: contactId } as const
      return values.length === 0
        ? []
        : [
            {
              subject,
              type: 'contact.changed',
              values,
              facts: of.facts,
              ...offered,
            } as const,
          ]
    }),
  )
  return { changed, undoId }
}
