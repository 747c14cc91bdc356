import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayReadDomains, mayWriteDomains } from './policy.ts'
import { changesBetween, draftBack } from './rules/domain-changes.ts'
import { readDomain } from './rules/read-domain.ts'
import { takenProblems } from './rules/taken.ts'
import { lockDomains } from './store/domains.ts'
import { updateDomain, whoHas } from './store/write-domains.ts'
import type { Domain } from './types.ts'
import type { DomainDraft } from './wire.ts'

/** What an undo of a change keeps: each field's old and new value. */
export type DomainChangeImage = { changes: Change[] }

/**
 * Changes the fields of a domain that are named; its name may only be written another way. Can be undone.
 * @throws Refusal forbidden, missing, stale (with the domain as it is now), invalid, conflict 'domain.external-id.taken'
 */
export async function changeDomain(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; draft: DomainDraft },
): Promise<void> {
  if (!mayWriteDomains(actor)) throw new Refusal('forbidden')
  const [before] = await lockDomains(tx, [change.id])
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  await write(tx, actor, now, { before, draft: change.draft })
}

/**
 * Changes a domain back. What was changed again since stays and is named, and so is an external id that is another's by now.
 * @throws Refusal forbidden, conflict when nothing at all can be changed back
 */
export async function undoDomainChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: DomainChangeImage },
): Promise<Problem[]> {
  if (!mayWriteDomains(actor)) throw new Refusal('forbidden')
  const [before] = await lockDomains(tx, [undone.id])
  if (!before) throw new Refusal('conflict', [{ path: '', code: 'undo.domain-gone' }])
  const isUntouched = ({ field, new: after }: Change): boolean => before[field as keyof Domain] === after
  const leftOut: Problem[] = undone.image.changes
    .filter((change) => !isUntouched(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  const back = await free(tx, actor, before, undone.image.changes.filter(isUntouched), leftOut)
  if (back.length === 0) throw new Refusal('conflict', leftOut)
  await write(tx, actor, now, { before, draft: draftBack(back), facts: { undoes: undone.undoId } })
  return leftOut
}

/** Without an external id that is another's by now, which is named. */
async function free(
  tx: Tx,
  actor: Actor,
  before: Domain,
  changes: readonly Change[],
  leftOut: Problem[],
): Promise<Change[]> {
  const former = changes.find(({ field }) => field === 'externalId')?.old as string | null | undefined
  if ((await takenOf(tx, actor, before, former ?? null)).length === 0) return [...changes]
  const params = { externalId: former ?? '' }
  leftOut.push({ path: 'externalId', code: 'undo.domain-external-id-taken', params })
  return changes.filter(({ field }) => field !== 'externalId')
}

async function write(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, draft, facts }: { before: Domain; draft: DomainDraft; facts?: Record<string, unknown> },
): Promise<void> {
  const read = readDomain(draft, before)
  const externalId = 'values' in read ? read.values.externalId : (draft.externalId?.trim() ?? null)
  const taken = await takenOf(tx, actor, before, externalId)
  if ('problems' in read) throw new Refusal('invalid', [...read.problems, ...taken])
  if (taken.length > 0) throw new Refusal('conflict', taken)
  const changes = changesBetween(before, read.values)
  if (changes.length === 0) return
  if ((await updateDomain(tx, now, { id: before.id, values: read.values })) === 'taken')
    throw new Refusal('conflict', await takenOf(tx, actor, before, read.values.externalId))
  const subject = { kind: 'domain', id: before.id } as const
  const image: DomainChangeImage = { changes }
  const undoId = await keepUndo(tx, actor, now, { command: 'change-domain', images: [{ subject, image }] })
  await recordTrail(tx, actor, now, [
    { subject, type: 'domain.changed', values: changes, undoId, ...(facts ? { facts } : {}) },
  ])
}

async function takenOf(tx: Tx, actor: Actor, before: Domain, externalId: string | null): Promise<Problem[]> {
  if (externalId === null || externalId === before.externalId) return []
  const held = await whoHas(tx, { asciiNames: [], externalIds: [externalId] })
  const reader = { ownId: before.id, seesHolder: mayReadDomains(actor) }
  return takenProblems({ asciiName: null, externalId }, held, reader)
}
