import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { holdDefinitions, takenValues } from '../fields/index.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { type ReadingFacts, readChangedContact } from './read-contact.ts'
import { readingFacts } from './reading-facts.ts'
import { changesBetween, defaultsStillApplied } from './rules/changes.ts'
import { updateContacts } from './store/change-many.ts'
import { lockContacts } from './store/contacts.ts'
import type { Contact, ContactDraft, ContactValues } from './types.ts'
import type { ChangeImage } from './write-change.ts'

/** What became of each contact of a batch; `undoId` is the undo that grew, null while nothing was changed. */
export type ManyChanged = {
  done: number[]
  refused: { id: number; problems: Problem[] }[]
  undoId: number | null
}

/**
 * Changes many contacts in a few statements, each by a draft made from what she is now. A draft may name what is not
 * hers alone: never addresses or external ids. One undo grows over all batches; an entry stands in each contact's trail.
 * @throws Refusal forbidden
 */
export async function changeContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: {
    ids: readonly number[]
    draftOf: (values: ContactValues) => ContactDraft
    undoId: number | null
    facts: Record<string, unknown>
  },
): Promise<ManyChanged> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  await holdDefinitions(tx, 'contact')
  const contacts = await lockContacts(tx, change.ids)
  const drafts = contacts.map(({ values }) => change.draftOf(values))
  const facts = await readingFacts(tx, actor, drafts)
  const refused: ManyChanged['refused'] = missingAmong(change.ids, contacts)
  const readable: Wanted[] = []
  for (const [at, before] of contacts.entries()) {
    const read = readChangedContact(facts, drafts[at] ?? {}, before.values)
    if ('problems' in read) refused.push({ id: before.id, problems: read.problems })
    else readable.push({ before, values: read.values })
  }
  const repeated = await takenValues(
    tx,
    facts.fields,
    readable.map(({ before, values }) => ({ custom: values.custom, ownId: before.id })),
    { seesHolder: mayReadContacts(actor) },
  )
  const wanted = readable.filter((_each, at) => repeated[at]?.length === 0)
  for (const [at, { before }] of readable.entries())
    if (repeated[at]?.length) refused.push({ id: before.id, problems: repeated[at] })
  const changed = await writeMany(tx, actor, now, { wanted, facts: change.facts })
  const images = changed.map(({ before, changes }) => ({
    subject: { kind: 'contact', id: before.id } as const,
    image: { changes, dropped: [] } satisfies ChangeImage,
  }))
  const undoId =
    images.length === 0
      ? change.undoId
      : await keepUndo(tx, actor, now, { command: 'change-contacts', images, into: change.undoId })
  return { done: wanted.map(({ before }) => before.id), refused, undoId }
}

/**
 * What is wrong with a change, whichever contact it is made to: each problem as if it were sent for one.
 */
export async function problemsOfChange(tx: Tx, actor: Actor, draft: ContactDraft): Promise<Problem[]> {
  const facts: ReadingFacts = await readingFacts(tx, actor, [draft])
  const read = readChangedContact(facts, draft, { ...anybody })
  return 'problems' in read ? read.problems : []
}

type Wanted = { before: Contact; values: ContactValues }

/** Writes what differs of contacts that are locked: rows and trail. Gives those that were changed. */
export async function writeMany(
  tx: Tx,
  actor: Actor,
  now: Date,
  { wanted, facts }: { wanted: readonly Wanted[]; facts: Record<string, unknown> },
): Promise<(Wanted & { changes: Change[] })[]> {
  const changed = wanted
    .map((each) => ({ ...each, changes: changesBetween(each.before.values, each.values) }))
    .filter(({ changes }) => changes.length > 0)
  await updateContacts(
    tx,
    now,
    changed.map(({ before, values }) => ({
      id: before.id,
      values,
      defaultsApplied: defaultsStillApplied(before.defaultsApplied, before.values, values),
    })),
  )
  await recordTrail(
    tx,
    actor,
    now,
    changed.map(({ before, changes }) => ({
      subject: { kind: 'contact', id: before.id },
      type: 'contact.changed',
      values: changes,
      facts,
    })),
  )
  return changed
}

export function missingAmong(
  ids: readonly number[],
  found: readonly { id: number }[],
): ManyChanged['refused'] {
  const there = new Set(found.map(({ id }) => id))
  return ids
    .filter((id) => !there.has(id))
    .map((id) => ({ id, problems: [{ path: '', code: 'contact.missing' }] }))
}

// What stands before a change is no obstacle to it, so anybody will do.
const anybody: ContactValues = {
  name: '-',
  givenNames: null,
  familyNames: null,
  emails: [],
  workPhone: null,
  mobilePhone: null,
  jobTitle: null,
  language: null,
  timeZone: null,
  tags: [],
  postalAddress: null,
  socialHandles: {},
  externalId: null,
  about: null,
  avatar: null,
  custom: {},
}
