import { agents, customers, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { ContactParams } from '../../directory/wire.ts'
import { accountsOfMainUser, findOwnAccount } from '../store.ts'
import { AccountParams, ContactAccountsAnswer, HomeAnswer } from '../wire.ts'

/** Accounts, from either side. */
export const accountRoutes: Route[] = [
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
      const account = await findOwnAccount(db, { accountId: params.account, mainUserId: actor.id })
      if (!account) throw new Refusal('missing')
      return { account: { ...account, createdAt: account.createdAt.toISOString() } }
    },
  }),
]
