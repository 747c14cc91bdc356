import { inSavepoint, type Tx } from '../../lib/db.ts'
import { type Outcomes, type Problem, Refusal } from '../../lib/errors.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import { addJob } from '../../lib/queue.ts'
import { floorProblems, reachOf } from '../directory/index.ts'
import { departmentsWith } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { readingFacts } from './reading-facts.ts'
import { cardChanges } from './rules/changes.ts'
import { ofDepartment } from './rules/of-department.ts'
import { readCard } from './rules/read-card.ts'
import { findCards, lockCards, takenAddresses } from './store/cards.ts'
import { keepReplaced, updateCard } from './store/write-cards.ts'
import type { Card, CardAccount, CardDraft, CardValues } from './types.ts'
import { sendWelcomes } from './welcome.ts'

export type CardChange = { id: number; version: number; draft: CardDraft }

/**
 * Changes the fields of cards that are named: null and '' clear, ticks are given as a whole. A card whose address changes
 * keeps its id, ticks and domain roles; the new address is told, the old one is not (decision 9).
 * @throws Refusal forbidden, missing, conflict 'contact.account-closed', stale with the card as it is now
 */
export async function changeAdditionalContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { accountId: number; changes: readonly CardChange[] },
): Promise<Outcomes> {
  const account = await accountToWrite(tx, actor, given.accountId)
  const ids = given.changes.map(({ id }) => id)
  const before = new Map((await lockCards(tx, account.id, ids)).map((card) => [card.id, card]))
  const facts = await readingFacts(
    tx,
    account,
    given.changes.map(({ draft }) => draft),
  )
  const outcomes: Outcomes = { done: [], refused: [] }
  for (const [index, { id, version, draft }] of given.changes.entries()) {
    const card = before.get(id)
    if (!card) throw new Refusal('missing')
    if (card.version !== version) throw new Refusal('stale', [], { current: card })
    const read = readCard(facts, draft, card.values)
    if ('problems' in read) {
      outcomes.refused.push({
        index,
        problems: [...read.problems, ...(await addressProblems(tx, card, draft))],
      })
      continue
    }
    try {
      // What one card may not become leaves the others of the batch alone.
      await inSavepoint(tx, () => writeCard(tx, actor, now, { account, card, values: read.values }))
      outcomes.done.push({ index, id })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      outcomes.refused.push({ index, problems: [...error.problems] })
    }
  }
  return outcomes
}

const taken: Problem = { path: 'email', code: 'contact.taken' }

async function addressProblems(tx: Tx, card: Card, { email }: CardDraft): Promise<Problem[]> {
  const address = normalMailAddress(email ?? '')
  if (address === null || address === card.values.email.normal) return []
  const others = await takenAddresses(tx, { accountId: card.accountId, addresses: [address] })
  return [...(others.size > 0 ? [taken] : []), ...(await departmentsWith(tx, [address])).map(ofDepartment)]
}

/**
 * Writes what differs; nothing differs: nothing is written.
 * @throws Refusal conflict 'contact.taken', 'contact.is-department', invalid 'copies.nobody-left'
 */
async function writeCard(
  tx: Tx,
  actor: Actor,
  now: Date,
  { account, card, values }: { account: CardAccount; card: Card; values: CardValues },
): Promise<void> {
  const changes = cardChanges(card.values, values)
  if (changes.length === 0) return
  const isMoved = values.email.normal !== card.values.email.normal
  const departments = isMoved ? await departmentsWith(tx, [values.email.normal]) : []
  if (departments.length > 0) throw new Refusal('conflict', departments.map(ofDepartment))
  const before = await reachOf(tx, { accountId: account.id })
  if (isMoved) await keepReplaced(tx, card.id)
  if ((await updateCard(tx, now, { id: card.id, values })) === 'taken') throw new Refusal('conflict', [taken])
  const after = await reachOf(tx, { accountId: account.id })
  const nobody = floorProblems(isMoved ? 'email' : 'categories', before, after)
  if (nobody.length > 0) throw new Refusal('invalid', nobody)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'additional-contact', id: card.id },
      type: 'additional-contact.changed',
      facts: { accountId: account.id },
      values: changes,
    },
  ])
  if (!isMoved) return
  await sendWelcomes(tx, actor, now, { account, cards: await findCards(tx, account.id, [card.id]) })
  await addJob(tx, { name: 'link-additional-contacts', payload: { ids: [card.id] } })
}
