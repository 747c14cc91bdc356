import { agents, answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import type { Handle, Tx } from '../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { presentStale } from '../../directory/index.ts'
import { ContactParams } from '../../directory/wire.ts'
import { undoLasts } from '../../trail/index.ts'
import { accountToRead } from '../account-of.ts'
import { changeAccount } from '../change-account.ts'
import { closeAccounts, reopenAccount } from '../close-accounts.ts'
import { createAccounts } from '../create-accounts.ts'
import { handOverAccount } from '../hand-over-account.ts'
import { listAccounts } from '../list-accounts.ts'
import { presentAccount } from '../present-account.ts'
import { findAccount } from '../store/accounts.ts'
import { countsOf, firstContactsOf } from '../store/counts.ts'
import { accountsOfMainUser, findOwnAccount } from '../store.ts'
import type { Account } from '../types.ts'
import {
  AccountAnswer,
  AccountClosed,
  AccountDraft,
  AccountIdParams,
  AccountParams,
  AccountsAnswer,
  AccountsQuery,
  ContactAccountsAnswer,
  HandOverBody,
  HomeAnswer,
  NewAccountBody,
} from '../wire.ts'

const account = '/api/agent/accounts/:id'
/** More would push what stands below them out of the side menu. */
const contactsInMenu = 8
const reads = agents('accounts.read')
const writes = agents('accounts.write')

/** Accounts, from either side. */
export const accountRoutes: Route[] = [
  readRoute({
    path: '/api/agent/accounts',
    summary: 'Accounts in Spanish order of names: searched, filtered, paged by cursor',
    access: reads,
    query: AccountsQuery,
    answers: { 200: AccountsAnswer },
    handle: async ({ db, query }) => listAccounts(db, query),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/accounts',
    summary: 'Open an account for a contact who has an e-mail address',
    access: writes,
    body: NewAccountBody,
    answers: { 201: AccountAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) => {
      const { id } = onlyDone(await createAccounts(tx, actor, now, [body]))
      return answer(201, await presented(tx, (await findAccount(tx, id)) as Account))
    },
  }),
  readRoute({
    path: account,
    summary: 'An account with its main user, its holder, and how much hangs from it',
    access: reads,
    params: AccountIdParams,
    answers: { 200: AccountAnswer },
    handle: async ({ db, actor, params }) => presented(db, await accountToRead(db, actor, params.id)),
  }),
  commandRoute({
    method: 'PATCH',
    path: account,
    summary: 'Change the fields of an account that are named; null clears',
    access: writes,
    params: AccountIdParams,
    body: AccountDraft,
    answers: { 200: AccountAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) =>
      changed(tx, params.id, () => changeAccount(tx, actor, now, { id: params.id, version, draft: body })),
  }),
  commandRoute({
    method: 'POST',
    path: `${account}/hand-over`,
    summary: 'Give an account to another main user; both are told by mail',
    access: writes,
    params: AccountIdParams,
    body: HandOverBody,
    answers: { 200: AccountAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) =>
      changed(tx, params.id, () => handOverAccount(tx, actor, now, { id: params.id, version, ...body })),
  }),
  commandRoute({
    method: 'POST',
    path: `${account}/close`,
    summary: 'Close an account from which nothing hangs any longer; it can be undone for 30 days',
    access: writes,
    params: AccountIdParams,
    answers: { 200: AccountClosed },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId } = await closeAccounts(tx, actor, now, [params.id])
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
  commandRoute({
    method: 'POST',
    path: `${account}/reopen`,
    summary: 'Open a closed account again, whenever it was closed',
    access: writes,
    params: AccountIdParams,
    answers: { 200: AccountAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presented(tx, await reopenAccount(tx, actor, now, params.id)),
  }),
  readRoute({
    path: '/api/agent/contacts/:id/accounts',
    summary: 'The accounts that a contact is main user of',
    access: agents('contacts.read'),
    params: ContactParams,
    answers: { 200: ContactAccountsAnswer },
    handle: async ({ db, params }) => ({ items: await accountsOfMainUser(db, params.id) }),
  }),
  readRoute({
    path: '/api/area/:account/home',
    summary: 'The first page of an account',
    access: customers(),
    params: AccountParams,
    answers: { 200: HomeAnswer },
    handle: async ({ db, actor, params }) => {
      const own = await findOwnAccount(db, { accountId: params.account, mainUserId: actor.id })
      if (!own) throw new Refusal('missing')
      return {
        account: { ...own, createdAt: own.createdAt.toISOString() },
        counts: await countsOf(db, own.id),
        contacts: await firstContactsOf(db, own.id, contactsInMenu),
      }
    },
  }),
]

const presented = async (db: Handle, found: Account): Promise<AccountAnswer> =>
  presentAccount(found, await countsOf(db, found.id))

/** A changed account; when the change is stale, what stands now is shown in the same way. */
async function changed(tx: Tx, id: number, change: () => Promise<Account>): Promise<AccountAnswer> {
  const counts = await countsOf(tx, id)
  const present = (current: Account) => presentAccount(current, counts)
  return present(await presentStale(present, change))
}
