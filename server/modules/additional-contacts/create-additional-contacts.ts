import type { Tx } from '../../lib/db.ts'
import type { Outcomes, Problem } from '../../lib/errors.ts'
import { addJob } from '../../lib/queue.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { readingFacts } from './reading-facts.ts'
import { cardChanges } from './rules/changes.ts'
import { mostCards } from './rules/limits.ts'
import { readCard } from './rules/read-card.ts'
import { countCards } from './store/accounts.ts'
import { findCards } from './store/cards.ts'
import { insertCards } from './store/write-cards.ts'
import type { CardDraft, CardValues } from './types.ts'
import { sendWelcomes } from './welcome.ts'

/**
 * Adds cards to an account (decision 9): whoever has the address elsewhere neither shows nor changes. Each is told by one
 * mail. Each refused draft comes with all its problems. Of drafts with one address the first wins.
 * @throws Refusal forbidden, missing, conflict 'contact.account-closed'
 */
export async function createAdditionalContacts(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { accountId: number; drafts: readonly CardDraft[] },
): Promise<Outcomes> {
  const account = await accountToWrite(tx, actor, given.accountId)
  const facts = await readingFacts(tx, account, given.drafts)
  const refused: { index: number; problems: Problem[] }[] = []
  const good: { index: number; values: CardValues }[] = []
  let room = mostCards - (await countCards(tx, account.id))
  for (const [index, draft] of given.drafts.entries()) {
    const read = readCard(facts, draft, null)
    const problems = [
      ...('problems' in read ? read.problems : []),
      ...(room < 1 ? [{ path: '', code: 'contact.too-many', params: { max: mostCards } }] : []),
    ]
    if ('values' in read && good.some((each) => isSameAddress(each.values, read.values)))
      refused.push({ index, problems: [...problems, taken] })
    else if (problems.length > 0 || 'problems' in read) refused.push({ index, problems })
    else {
      good.push({ index, values: read.values })
      room--
    }
  }
  const made = await insertCards(
    tx,
    now,
    account.id,
    good.map(({ values }) => values),
  )
  const done = good.flatMap(({ index, values }) => {
    const id = made.get(values.email.normal)
    if (id === undefined) refused.push({ index, problems: [taken] })
    return id === undefined ? [] : [{ index, id, values }]
  })
  await recordTrail(
    tx,
    actor,
    now,
    done.map(({ id, values }) => ({
      subject: { kind: 'additional-contact', id },
      type: 'additional-contact.created',
      facts: { accountId: account.id },
      values: cardChanges(null, values),
    })),
  )
  if (done.length > 0) {
    const ids = done.map(({ id }) => id)
    await sendWelcomes(tx, actor, now, { account, cards: await findCards(tx, account.id, ids) })
    await addJob(tx, { name: 'link-additional-contacts', payload: { ids } })
  }
  return {
    done: done.map(({ index, id }) => ({ index, id })),
    refused: refused.toSorted((one, other) => one.index - other.index),
  }
}

const taken: Problem = { path: 'email', code: 'contact.taken' }
const isSameAddress = (one: CardValues, other: CardValues): boolean => one.email.normal === other.email.normal
