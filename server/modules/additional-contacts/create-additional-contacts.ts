import type { Tx } from '../../lib/db.ts'
import type { Outcomes, Problem } from '../../lib/errors.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import { addJob } from '../../lib/queue.ts'
import { departmentsWith } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { readingFacts } from './reading-facts.ts'
import { cardChanges } from './rules/changes.ts'
import { mostCards } from './rules/limits.ts'
import { ofDepartment } from './rules/of-department.ts'
import { readCard } from './rules/read-card.ts'
import { countCards } from './store/accounts.ts'
import { findCards, takenAddresses } from './store/cards.ts'
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
  // The account is held, so that what is free now is free until the end.
  const has = await takenAddresses(tx, { accountId: account.id, addresses: given.drafts.flatMap(addressOf) })
  const departments = await departmentsWith(tx, given.drafts.flatMap(addressOf))
  for (const [index, draft] of given.drafts.entries()) {
    const read = readCard(facts, draft, null)
    const [address] = addressOf(draft)
    const problems = [
      ...('problems' in read ? read.problems : []),
      ...(address !== undefined && has.has(address) ? [taken] : []),
      ...departments.filter((each) => each.address === address).map(ofDepartment),
      ...(room < 1 ? [{ path: '', code: 'contact.too-many', params: { max: mostCards } }] : []),
    ]
    if (problems.length > 0 || 'problems' in read) {
      refused.push({ index, problems })
      continue
    }
    good.push({ index, values: read.values })
    has.add(read.values.email.normal)
    room--
  }
  const made = await insertCards(
    tx,
    now,
    account.id,
    good.map(({ values }) => values),
  )
  const done = good.map(({ index, values }) => ({
    index,
    values,
    id: made.get(values.email.normal) as number,
  }))
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
  return { done: done.map(({ index, id }) => ({ index, id })), refused }
}

const taken: Problem = { path: 'email', code: 'contact.taken' }

function addressOf({ email }: CardDraft): string[] {
  const address = normalMailAddress(email ?? '')
  return address === null ? [] : [address]
}
