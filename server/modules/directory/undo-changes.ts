import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { takenValues } from '../fields/index.ts'
import type { Actor, Change } from '../trail/index.ts'
import { type BlockImage, writeBlocks } from './block-contacts.ts'
import { writeMany } from './change-contacts.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { readingFacts } from './reading-facts.ts'
import { currentOf, isSame } from './rules/changes.ts'
import { lockContacts } from './store/contacts.ts'
import { lockLive } from './store/lives.ts'
import type { Contact, ContactValues } from './types.ts'
import { draftOf, readBack } from './undo-change.ts'
import type { ChangeImage } from './write-change.ts'

/** What could not be put back, by contact; who is not named was put back whole. */
export type LeftOutById = Map<number, Problem[]>

type Undone<Image> = { undoId: number; images: readonly { id: number; image: Image }[] }

/**
 * Changes many contacts back, as undoChange does one, in a few statements. For changes that touched neither addresses nor
 * external ids.
 * @throws Refusal forbidden
 */
export async function undoChanges(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, images }: Undone<ChangeImage>,
): Promise<LeftOutById> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const facts = await readingFacts(
    tx,
    { kind: 'system' },
    images.map(({ image }) => draftOf(image.changes)),
  )
  const contacts = new Map(
    (
      await lockContacts(
        tx,
        images.map(({ id }) => id),
      )
    ).map((contact) => [contact.id, contact]),
  )
  const leftOut: LeftOutById = new Map(
    images.filter(({ id }) => !contacts.has(id)).map(({ id }) => [id, gone] as const),
  )
  const standing = images.flatMap(({ id, image }) => {
    const before = contacts.get(id)
    if (!before) return []
    const isUntouched = ({ field, new: made }: Change) => isSame(currentOf(before.values, field), made)
    return [{ id, before, changes: image.changes, untouched: image.changes.filter(isUntouched) }]
  })
  // A field may have become unique since, and another record have the value.
  const repeated = await takenValues(
    tx,
    facts.fields,
    standing.map(({ id, untouched }) => ({ custom: draftOf(untouched).custom ?? {}, ownId: id })),
    { seesHolder: mayReadContacts(actor) },
  )
  const wanted: { before: Contact; values: ContactValues }[] = []
  for (const [at, { id, before, changes, untouched }] of standing.entries()) {
    const taken = repeated[at] ?? []
    const free = untouched.filter(({ field }) => !taken.some(({ path }) => path === field))
    const read = readBackOrNot(facts, before, free)
    const problems = [
      ...changes
        .filter((change) => !untouched.includes(change))
        .map(({ field }) => ({ path: field, code: 'undo.changed-since' })),
      ...taken,
      ...read.leftOut,
    ]
    if (problems.length > 0) leftOut.set(id, problems)
    if (read.values) wanted.push({ before, values: read.values })
  }
  await writeMany(tx, actor, now, { wanted, facts: { undoes: undoId } })
  return leftOut
}

/**
 * Blocks again, or lets in again, many whose block was changed and has not changed since.
 * @throws Refusal forbidden
 */
export async function undoBlocks(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, images }: Undone<BlockImage>,
): Promise<LeftOutById> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const live = new Set(
    (
      await lockLive(
        tx,
        images.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  )
  const leftOut: LeftOutById = new Map(
    images.filter(({ id }) => !live.has(id)).map(({ id }) => [id, gone] as const),
  )
  for (const isToBeBlocked of [true, false]) {
    const ids = images
      .filter(({ id, image }) => live.has(id) && image.wasBlocked === isToBeBlocked)
      .map(({ id }) => id)
    const changed = await writeBlocks(tx, actor, now, { ids, isToBeBlocked, facts: { undoes: undoId } })
    for (const id of ids)
      if (!changed.includes(id)) leftOut.set(id, [{ path: 'blocked', code: 'undo.changed-since' }])
  }
  return leftOut
}

// Of one among many, what stands in the way of all of it is told as the rest is.
function readBackOrNot(...given: Parameters<typeof readBack>): {
  values: ContactValues | null
  leftOut: readonly Problem[]
} {
  try {
    return readBack(...given)
  } catch (error) {
    if (error instanceof Refusal) return { values: null, leftOut: error.problems }
    throw error
  }
}

const gone: Problem[] = [{ path: '', code: 'undo.contact-gone' }]
