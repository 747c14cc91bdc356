import type { Tx } from '../../lib/db.ts'
import { type Outcomes, type Problem, Refusal } from '../../lib/errors.ts'
import { takenValues } from '../fields/index.ts'
import { type Actor, type Change, recordTrail, type TrailDraft } from '../trail/index.ts'
import { alsoTaken } from './also-taken.ts'
import { readGivenCompanies } from './given-companies.ts'
import { joinCompanies } from './join-companies.ts'
import { originOf } from './origin-of.ts'
import { placeContacts } from './place-contacts.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { readNewContact } from './read-contact.ts'
import { readingFacts } from './reading-facts.ts'
import { notJoined, notJoinedEntries } from './rules/not-joined.ts'
import { type Asked, takenProblems } from './rules/taken.ts'
import { sendActivations } from './send-activations.ts'
import type { ContactDraft, NewContact, Origin } from './types.ts'

export type NewContactDraft = ContactDraft & {
  /** Whether the activation mail goes out at once. Without an address there is nothing to send, and nothing is wrong. */
  sendActivation: boolean
  /** Where it does not follow from the door. */
  origin?: Extract<Origin, 'card' | 'mail'>
}

/**
 * Creates contacts (product rules 1 to 5), members of the companies given and of those at whose mail domains their
 * addresses are. Each refused draft comes with all its problems: every faulty field, or who has its addresses and its
 * external id. Of drafts that want the same address the first wins. `leftOut`: companies of her addresses' domains that
 * she is not in, since she is in as many as one can be.
 * @throws Refusal forbidden
 */
export async function createContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  drafts: readonly NewContactDraft[],
): Promise<Outcomes<{ id: number; leftOut: Problem[] }>> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const facts = await readingFacts(tx, actor, drafts)
  const given = await readGivenCompanies(
    tx,
    actor,
    now,
    drafts.map(({ companies }) => ({ companies, before: [] })),
  )
  const read = drafts.map(({ sendActivation, origin = originOf(actor), ...draft }, index) => {
    const contact = withProblems(readNewContact(facts, draft), given?.problems.get(index))
    const hasEmail = 'values' in contact && contact.values.emails.length > 0
    return { index, origin, contact, isInvited: sendActivation && hasEmail }
  })
  const seesHolder = mayReadContacts(actor)
  const readable = read.filter(isGood)
  const repeated = await takenValues(
    tx,
    facts.fields,
    readable.map(({ contact }) => contact.values),
    { seesHolder },
  )
  const good = readable.filter((_draft, at) => repeated[at]?.length === 0)
  const placed = await placeContacts(tx, now, good)
  const { ids, held } = placed
  const made = good.flatMap((draft) => {
    const id = ids.get(draft.index)
    return id === undefined ? [] : [{ ...draft, id }]
  })
  const companies = await joinCompanies(tx, actor, now, { made, placed, given })
  const invited = made.filter((draft) => draft.isInvited)
  await sendActivations(
    tx,
    now,
    invited.map(({ id, contact }) => ({ id, values: contact.values })),
  )
  await recordTrail(tx, actor, now, [
    ...made.map((contact) => createdEntry(contact, companies.get(contact.id)?.changes)),
    ...[...companies].flatMap(([id, { beyondLimit }]) => notJoinedEntries(id, beyondLimit.keys())),
    ...invited.map(
      ({ id }): TrailDraft => ({ subject: { kind: 'contact', id }, type: 'contact.activation-sent' }),
    ),
  ])
  const faulty = read
    .map((draft) => ({ ...draft, repeated: isGood(draft) ? (repeated[readable.indexOf(draft)] ?? []) : [] }))
    .filter((draft) => 'problems' in draft.contact || draft.repeated.length > 0)
  const taken = await alsoTaken(
    tx,
    faulty.map(({ index }) => drafts[index] as NewContactDraft),
    { seesHolder },
  )
  const refused = [
    ...faulty.map(({ index, contact, repeated }, at) => ({
      index,
      problems: ['problems' in contact ? contact.problems : [], repeated, taken[at] ?? []].flat(),
    })),
    ...[...held].map(([index, holders]) => ({
      index,
      problems: takenProblems(askedBy(good, index), holders, seesHolder),
    })),
  ]
  return {
    done: made.map(({ index, id }) => ({
      index,
      id,
      leftOut: notJoined(companies.get(id)?.beyondLimit ?? new Map()),
    })),
    refused: refused.toSorted((one, other) => one.index - other.index),
  }
}

function askedBy(good: readonly { index: number; contact: NewContact }[], index: number): Asked {
  const { emails, externalId } = (good.find((draft) => draft.index === index) as { contact: NewContact })
    .contact.values
  return { addresses: emails.map((email) => email.normal), externalId }
}

type Read = {
  index: number
  origin: Origin
  contact: NewContact | { problems: Problem[] }
  isInvited: boolean
}

const isGood = (draft: Read): draft is Read & { contact: NewContact } => !('problems' in draft.contact)

function createdEntry(
  { id, contact }: { id: number; contact: NewContact },
  companies: readonly Change[] = [],
): TrailDraft {
  const { name, emails } = contact.values
  return {
    subject: { kind: 'contact', id },
    type: 'contact.created',
    values: [
      { field: 'name', old: null, new: name },
      ...(emails.length > 0
        ? [{ field: 'emails', old: null, new: emails.map((email) => email.address) }]
        : []),
      ...companies,
    ],
  }
}

function withProblems(
  contact: NewContact | { problems: Problem[] },
  more: readonly Problem[] = [],
): NewContact | { problems: Problem[] } {
  if (more.length === 0) return contact
  return { problems: [...('problems' in contact ? contact.problems : []), ...more] }
}
