import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import {
  declineAccount,
  declineCategories,
  declinedBy,
  heldBy,
  undeclineCategories,
} from '../additional-contacts/index.ts'
import { type Category, linkedRecipient, recipientOfLink } from '../delivery/index.ts'
import type { Author } from '../trail/index.ts'
import { chooseCategories } from './choose-categories.ts'
import { isHisToChoose } from './rules/choices.ts'
import { categorySettings } from './store/categories.ts'
import { findChoices } from './store/choices.ts'
import { domainsWithLegalMail } from './store/legal-mail.ts'
import { mainUserAt } from './store/main-user-at.ts'
import type { DeclineLinkAnswer, UnknownAccountAnswer } from './wire/mail-links.ts'
import { categories as all } from './wire.ts'

type Recipient = NonNullable<Awaited<ReturnType<typeof recipientOfLink>>>

/**
 * What a link to decline is about, by today's facts.
 * @throws Refusal missing, for every text that is no such link
 */
export async function declineLink(db: Handle, secrets: Secrets, text: string): Promise<DeclineLinkAnswer> {
  const to = await recipientAt(db, secrets, { purpose: 'decline', text })
  const mainUserId = await mainUserAt(db, to)
  return {
    ...whose(to),
    category: to.category,
    as: mainUserId === null ? 'card' : 'main-user',
    state: await (mainUserId === null ? stateOfCard(db, to) : stateOfMainUser(db, to, mainUserId)),
    legalMail: mainUserId === null ? await domainsWithLegalMail(db, to) : [],
  }
}

async function stateOfCard(db: Handle, to: Recipient): Promise<'wanted' | 'declined' | 'held'> {
  const declined = await declinedBy(db, to)
  const left = categoriesOf(to).filter((category) => !declined.includes(category))
  if (left.length === 0) return 'declined'
  const held = await heldBy(db, to)
  return left.every((category) => held.includes(category)) ? 'held' : 'wanted'
}

async function stateOfMainUser(
  db: Handle,
  to: Recipient,
  mainUserId: number,
): Promise<DeclineLinkAnswer['state']> {
  const setting = (await categorySettings(db)).find(({ category }) => category === to.category)
  if (!setting || !isHisToChoose(setting)) return 'required'
  const own = await findChoices(db, { accountId: to.accountId, mainUserId })
  const wants = own?.choices[setting.category] ?? setting.policy === 'default-on'
  return wants ? 'wanted' : 'declined'
}

/**
 * Does what the link says: its category is declined, or wanted again; as the main user's choice where the address is his and
 * the account is open. The answer says what came of it.
 * @throws Refusal missing; invalid 'choice.required'
 */
export async function declineByLink(
  tx: Tx,
  secrets: Secrets,
  author: Author,
  now: Date,
  said: { text: string; wants: 'nothing' | 'mail' },
): Promise<DeclineLinkAnswer> {
  const to = await recipientAt(tx, secrets, { purpose: 'decline', text: said.text })
  await write(tx, author, now, { to, isWanted: said.wants === 'mail' })
  return declineLink(tx, secrets, said.text)
}

/**
 * Declines what a copy was about for whoever got it and complains of it; false where it is not hers to decline: then mail goes
 * on.
 */
export async function declineCopy(
  tx: Tx,
  author: Author,
  now: Date,
  copy: { messageId: number; position: number },
): Promise<boolean> {
  const to = await linkedRecipient(tx, copy)
  if (!to) return false
  const mainUserId = await mainUserAt(tx, to)
  if (mainUserId !== null && (await stateOfMainUser(tx, to, mainUserId)) === 'required') return false
  await write(tx, author, now, { to, isWanted: false })
  return true
}

async function write(
  tx: Tx,
  author: Author,
  now: Date,
  { to, isWanted }: { to: Recipient; isWanted: boolean },
): Promise<void> {
  const mainUserId = await mainUserAt(tx, to)
  if (mainUserId !== null && to.category !== null && (await findChoices(tx, { ...to, mainUserId }))) {
    const choices = { [to.category]: isWanted }
    await chooseCategories(tx, author, now, { ...to, mainUserId, version: null, choices })
  }
  if (mainUserId === null) {
    const run = isWanted ? undeclineCategories : declineCategories
    await run(tx, author, now, { ...to, categories: categoriesOf(to) })
  }
}

/**
 * What a link of who does not know an account is about.
 * @throws Refusal missing
 */
export async function unknownAccountLink(
  db: Handle,
  secrets: Secrets,
  text: string,
): Promise<UnknownAccountAnswer> {
  const to = await recipientAt(db, secrets, { purpose: 'unknown-account', text })
  const declined = await declinedBy(db, to)
  return { ...whose(to), isSaid: all.every((category) => declined.includes(category)) }
}

/**
 * Keeps that she does not know the account: nothing of it is sent to her, its main user and the agents are told.
 * @throws Refusal missing; also where the address has become the main user's
 */
export async function sayAccountUnknown(
  tx: Tx,
  secrets: Secrets,
  author: Author,
  now: Date,
  text: string,
): Promise<UnknownAccountAnswer> {
  const to = await recipientAt(tx, secrets, { purpose: 'unknown-account', text })
  if ((await mainUserAt(tx, to)) !== null) throw new Refusal('missing')
  await declineAccount(tx, author, now, to)
  return unknownAccountLink(tx, secrets, text)
}

async function recipientAt(
  db: Handle,
  secrets: Secrets,
  link: { purpose: 'decline' | 'unknown-account'; text: string },
): Promise<Recipient> {
  const to = await recipientOfLink(db, secrets, link)
  if (!to) throw new Refusal('missing')
  return to
}

const categoriesOf = ({ category }: Recipient): readonly Category[] => (category === null ? all : [category])

const whose = (to: Recipient) => ({
  workspace: { name: to.workspace },
  account: to.account,
  email: to.typedAddress,
  language: to.language,
})
