import type { Handle, Tx } from '../../../lib/db.ts'
import type { Account } from '../../../modules/accounts/index.ts'
import { categorySettings, choicesOf, chooseCategories } from '../../../modules/routing/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import { categoryOf, type givenPreferences, type Preference, preferences } from './shapes/preferences.ts'

/** What the main user of an account gets of each type of mail. */
export async function preferencesOfClient(
  db: Handle,
  account: Account,
): Promise<Record<Preference, boolean>> {
  const { version, chosenCategories: choices } = account
  const { items } = choicesOf(await categorySettings(db), { version, choices })
  const chosen = items.filter(({ isChosen }) => isChosen).map(({ category }) => category)
  return Object.fromEntries(preferences.map((each) => [each, chosen.includes(categoryOf(each))])) as Record<
    Preference,
    boolean
  >
}

/**
 * Keeps what the main user is to get where it differs from what he gets; gives the types that are wanted and that the
 * provider does not offer.
 * @throws Refusal invalid 'choice.required'
 */
export async function choosePreferences(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { account, given }: { account: Account; given: ReturnType<typeof givenPreferences> },
): Promise<Preference[]> {
  if (given.length === 0) return []
  const has = await preferencesOfClient(tx, account)
  const offered = (await categorySettings(tx)).filter(({ isOffered }) => isOffered)
  const isOffered = (each: Preference) => offered.some(({ category }) => category === categoryOf(each))
  const differ = given.filter(([each, isWanted]) => has[each] !== isWanted)
  const choices = Object.fromEntries(
    differ.filter(([each]) => isOffered(each)).map(([each, isWanted]) => [categoryOf(each), isWanted]),
  )
  const of = { accountId: account.id, mainUserId: account.mainUser.id, version: null }
  if (Object.keys(choices).length > 0) await chooseCategories(tx, actor, now, { ...of, choices })
  return differ.filter(([each]) => !isOffered(each)).map(([each]) => each)
}
