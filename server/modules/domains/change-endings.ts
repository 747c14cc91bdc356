import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayManageEndings } from './policy.ts'
import { endingOf } from './rules/ending-of.ts'
import { readEnding, readEndingName } from './rules/read-ending.ts'
import { allEndings, deleteEnding, insertEnding, lockEnding, updateEnding } from './store/endings.ts'
import type { DomainEnding } from './types.ts'
import type { DomainEndingBody, NewDomainEndingBody } from './wire.ts'

/** What an undo keeps: each part's old and new value. */
export type EndingImage = { changes: Change[] }

const parts = [
  'roles',
  'needs',
  'confirmations',
  'answerDays',
  'lockDays',
  'verificationDays',
  'reminderDays',
  'source',
  'sourceDate',
] as const

/**
 * Gives an ending settings of its own; what is not said is taken from those that apply today.
 * @throws Refusal forbidden, invalid (everything that is wrong), conflict 'ending.taken'
 */
export async function createEnding(
  tx: Tx,
  actor: Actor,
  now: Date,
  { ending: typed, ...draft }: NewDomainEndingBody,
): Promise<number> {
  if (!mayManageEndings(actor)) throw new Refusal('forbidden')
  const name = readEndingName(typed)
  const pattern = endingOf(await allEndings(tx), `example.${name ?? ''}`)
  const read = readEnding(draft, pattern)
  const problems = [
    ...(name === null ? [{ path: 'ending', code: 'ending.bad-shape' }] : []),
    ...read.problems,
  ]
  if (name === null || problems.length > 0) throw new Refusal('invalid', problems)
  const id = await insertEnding(tx, { ...read.ending, ending: name })
  if (id === undefined) throw new Refusal('conflict', [{ path: 'ending', code: 'ending.taken' }])
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'domain-ending', id }, type: 'domain-ending.created', facts: { ending: name } },
  ])
  return id
}

/**
 * Changes what an ending asks for. Changes of registrants that wait keep the days they were asked with. Can be undone.
 * @throws Refusal forbidden, missing, stale (with the ending as it is now), invalid (everything that is wrong)
 */
export async function changeEnding(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; draft: DomainEndingBody },
): Promise<void> {
  if (!mayManageEndings(actor)) throw new Refusal('forbidden')
  const before = await lockEnding(tx, change.id)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const { ending, problems } = readEnding(change.draft, before)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  await write(tx, actor, now, { before, after: { ...before, ...ending } })
}

/**
 * Changes an ending back, part by part; one that was changed again since stays and is named.
 * @throws Refusal forbidden, conflict when nothing at all can be changed back
 */
export async function undoEndingChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: EndingImage },
): Promise<Problem[]> {
  if (!mayManageEndings(actor)) throw new Refusal('forbidden')
  const before = await lockEnding(tx, undone.id)
  if (!before) throw new Refusal('conflict', [{ path: '', code: 'undo.ending-gone' }])
  const isUntouched = ({ field, new: after }: Change): boolean =>
    isSame(before[field as keyof DomainEnding], after)
  const leftOut: Problem[] = undone.image.changes
    .filter((change) => !isUntouched(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  const back = Object.fromEntries(
    undone.image.changes.filter(isUntouched).map(({ field, old }) => [field, old]),
  )
  const { ending, problems } = readEnding(back, before)
  if (Object.keys(back).length === 0 || problems.length > 0)
    throw new Refusal('conflict', [...leftOut, ...problems])
  await write(tx, actor, now, {
    before,
    after: { ...before, ...ending },
    facts: { undoes: undone.undoId },
  })
  return leftOut
}

/**
 * Takes an ending's own settings away: a shorter one's apply, or those for all others, which cannot go.
 * @throws Refusal forbidden, missing, stale, invalid 'ending.default'
 */
export async function removeEnding(
  tx: Tx,
  actor: Actor,
  now: Date,
  removed: { id: number; version: number },
): Promise<void> {
  if (!mayManageEndings(actor)) throw new Refusal('forbidden')
  const before = await lockEnding(tx, removed.id)
  if (!before) throw new Refusal('missing')
  if (before.version !== removed.version) throw new Refusal('stale', [], { current: before })
  if (before.ending === '') throw new Refusal('invalid', [{ path: '', code: 'ending.default' }])
  await deleteEnding(tx, before.id)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'domain-ending', id: before.id },
      type: 'domain-ending.deleted',
      facts: { ending: before.ending },
      values: parts.map((field) => ({ field, old: before[field], new: null })),
    },
  ])
}

async function write(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, after, facts }: { before: DomainEnding; after: DomainEnding; facts?: Record<string, unknown> },
): Promise<void> {
  const changes = parts
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => ({ field, old: before[field], new: after[field] }))
  if (changes.length === 0) return
  await updateEnding(tx, after)
  const subject = { kind: 'domain-ending', id: before.id } as const
  const image: EndingImage = { changes }
  const undoId = await keepUndo(tx, actor, now, { command: 'change-ending', images: [{ subject, image }] })
  await recordTrail(tx, actor, now, [
    {
      subject,
      type: 'domain-ending.changed',
      values: changes,
      undoId,
      facts: { ending: before.ending, ...facts },
    },
  ])
}

// Object keys come back from the database in an order of their own.
const isSame = (a: unknown, b: unknown): boolean => inOrder(a) === inOrder(b)
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
