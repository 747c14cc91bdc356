import type { Tx } from '../../lib/db.ts'
import { type Outcomes, type Problem, Refusal } from '../../lib/errors.ts'
import { type Contact, findCompany, lockContact } from '../directory/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayWriteAccounts } from './policy.ts'
import { readingPlaces } from './reading-places.ts'
import { accountFields, firstValues } from './rules/changes.ts'
import { emptyHolder, type Places, readAccount } from './rules/read-account.ts'
import { holderOfExternalId, insertAccounts } from './store/write-accounts.ts'
import type { AccountValues, NewAccountBody } from './types.ts'

/**
 * Opens accounts for contacts who have an e-mail address; without a name, one is called as its company, else as its main
 * user. Each refused draft comes with all its problems. Of drafts with one external id the first wins.
 * @throws Refusal forbidden
 */
export async function createAccounts(
  tx: Tx,
  actor: Actor,
  now: Date,
  drafts: readonly NewAccountBody[],
): Promise<Outcomes> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  const places = await readingPlaces(tx, drafts)
  const read: (Read & { index: number })[] = []
  for (const [index, draft] of drafts.entries()) read.push({ index, ...(await readNew(tx, places, draft)) })
  const good = read.flatMap((each) => ('values' in each ? [each] : []))
  const ids = await insertAccounts(tx, now, good)
  await recordTrail(
    tx,
    actor,
    now,
    good.flatMap(({ index, values, mainUserId }) => {
      const id = ids.get(index)
      if (id === undefined) return []
      return [
        {
          subject: { kind: 'account', id },
          type: 'account.created',
          facts: { mainUserId },
          values: firstValues(accountFields(values)),
        },
      ]
    }),
  )
  const outcomes: Outcomes = { done: [], refused: [] }
  for (const each of read) {
    const id = ids.get(each.index)
    if ('problems' in each) outcomes.refused.push({ index: each.index, problems: each.problems })
    else if (id !== undefined) outcomes.done.push({ index: each.index, id })
    else
      outcomes.refused.push({ index: each.index, problems: await takenProblem(tx, each.values.externalId) })
  }
  return outcomes
}

type Read = { values: AccountValues; mainUserId: number } | { problems: Problem[] }

async function readNew(tx: Tx, places: Places, { mainUserId, ...draft }: NewAccountBody): Promise<Read> {
  const contact = mainUserId === undefined ? undefined : await lockContact(tx, mainUserId)
  const companyId = draft.companyId ?? null
  const company = companyId === null ? undefined : await findCompany(tx, companyId)
  const called = draft.name?.trim() ? draft.name : (company?.values.name ?? contact?.values.name ?? '')
  const { values, problems } = readAccount(places, { ...draft, name: called }, nothing)
  // Without her there is no name to fall back on: one problem, not two.
  const own = contact ? problems : problems.filter(({ code }) => code !== 'account.no-name')
  const all = [
    ...mainUserProblems(mainUserId, contact),
    ...own,
    ...(companyId !== null && !company ? [{ path: 'companyId', code: 'account.unknown-company' }] : []),
    ...(values.externalId === null ? [] : await takenProblem(tx, values.externalId)),
  ]
  if (all.length > 0 || !contact) return { problems: all }
  return { values, mainUserId: contact.id }
}

/** What is wrong with a contact as main user: she must be there, and be reachable. */
export function mainUserProblems(
  mainUserId: number | undefined,
  contact: Pick<Contact, 'emails'> | undefined,
): Problem[] {
  const path = 'mainUserId'
  if (mainUserId === undefined) return [{ path, code: 'account.no-main-user' }]
  if (!contact) return [{ path, code: 'account.unknown-main-user' }]
  return contact.emails.length > 0 ? [] : [{ path, code: 'account.main-user-without-address' }]
}

/** Who has an external id already. */
export async function takenProblem(
  tx: Tx,
  externalId: string | null,
  exceptId: number | null = null,
): Promise<Problem[]> {
  const holder = externalId === null ? undefined : await holderOfExternalId(tx, { externalId, exceptId })
  return holder ? [{ path: 'externalId', code: 'account-external-id.taken', params: holder }] : []
}

const nothing: AccountValues = {
  name: '',
  externalId: null,
  language: null,
  companyId: null,
  holder: emptyHolder,
}
