import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import {
  type Account,
  type AccountOrder,
  accountOfAddress,
  accountsInWindow,
  accountToRead,
  countsOf,
  servicesOf,
  usersInWindow,
} from '../../../../modules/accounts/index.ts'
import { findContact } from '../../../../modules/directory/index.ts'
import { type Action, Refused, readAction } from '../action.ts'
import { preferencesOfClient } from '../client-preferences.ts'
import { ClientAnswer, ClientRow, presentClient, presentRow, presentUser, UserRow } from '../shapes/client.ts'
import { filter, flag, id, sorting, window } from '../shapes/fields.ts'

const counted = { totalresults: z.number(), startnumber: z.number(), numreturned: z.number() }
const columns: Readonly<Record<string, AccountOrder>> = {
  id: 'id',
  firstname: 'given-names',
  lastname: 'family-names',
  companyname: 'organisation',
  email: 'address',
  datecreated: 'created',
  status: 'state',
  // Everybody is of one group.
  groupid: 'id',
}
const states = { active: 'open', closed: 'closed' } as const

/** Accounts and the people behind them, read. */
export const clientReads: Action[] = [
  readAction({
    name: 'GetClients',
    summary: 'Accounts by their beginnings, a window of them',
    access: 'accounts.read',
    fields: z.strictObject({
      ...window,
      sorting,
      orderby: z
        .string()
        .toLowerCase()
        .pipe(z.enum(Object.keys(columns)))
        .default('id'),
      status: z
        .string()
        .toLowerCase()
        .pipe(z.enum(['active', 'inactive', 'closed']))
        .optional(),
      search: filter,
    }),
    answers: z.strictObject({ ...counted, clients: z.strictObject({ client: z.array(ClientRow) }) }),
    handle: async ({ db, actor, fields }) => {
      const { limitstart, limitnum, status } = fields
      // No account is inactive here: it is open or closed.
      if (status === 'inactive')
        return { totalresults: 0, startnumber: limitstart, numreturned: 0, clients: { client: [] } }
      const { total, accounts } = await accountsInWindow(db, actor, {
        beginning: fields.search,
        state: status === undefined ? 'all' : states[status],
        order: columns[fields.orderby] ?? 'id',
        direction: fields.sorting,
        offset: limitstart,
        limit: limitnum,
      })
      return {
        totalresults: total,
        startnumber: limitstart,
        numreturned: accounts.length,
        clients: { client: accounts.map(presentRow) },
      }
    },
  }),
  readAction({
    name: 'GetClientsDetails',
    summary: 'An account by its id or by the address of its main user, nested and at top level',
    access: ['accounts.read', 'contacts.read'],
    fields: z.strictObject({ clientid: id.optional(), email: filter, stats: flag.default(false) }),
    answers: ClientAnswer.extend({
      client: ClientAnswer,
      stats: z.record(z.string(), z.number()).optional(),
    }),
    says: {
      missing: 'Client Not Found',
      'invalid:clientid': 'Client Not Found',
      'invalid:email': 'Client Not Found',
    },
    handle: async ({ db, actor, fields }) => {
      if (fields.clientid === undefined && fields.email === undefined)
        throw new Refused('Either clientid Or email Is Required')
      const account =
        fields.clientid === undefined
          ? await accountOfAddress(db, actor, fields.email ?? '')
          : await accountToRead(db, actor, fields.clientid)
      if (!account || !(await isNamed(db, account, fields))) throw new Refused('Client Not Found')
      const client = presentClient(account, await preferencesOfClient(db, account))
      // The same at top level: deprecated in the original, and read by its older clients.
      return { ...client, client, ...(fields.stats ? { stats: await statsOf(db, account) } : {}) }
    },
  }),
  readAction({
    name: 'GetUsers',
    summary: 'People who may sign in, or who are main users of accounts',
    access: ['accounts.read', 'contacts.read'],
    fields: z.strictObject({ ...window, sorting, search: filter }),
    answers: z.strictObject({ ...counted, users: z.array(UserRow) }),
    handle: async ({ db, actor, fields }) => {
      const { total, users } = await usersInWindow(db, actor, {
        beginning: fields.search,
        direction: fields.sorting,
        offset: fields.limitstart,
        limit: fields.limitnum,
      })
      return {
        totalresults: total,
        startnumber: fields.limitstart,
        numreturned: users.length,
        users: users.map(presentUser),
      }
    },
  }),
]

// Named by both, a client has to be both: accountOfAddress knows all of her addresses.
async function isNamed(
  db: Handle,
  account: Account,
  { clientid, email }: { clientid?: number | undefined; email?: string | undefined },
): Promise<boolean> {
  if (clientid === undefined || email === undefined) return true
  const mainUser = await findContact(db, account.mainUser.id)
  return mainUser?.emails.some(({ normal }) => normal === normalMailAddress(email)) ?? false
}

async function statsOf(db: Handle, account: Account): Promise<Record<string, number>> {
  const { services, domains } = await countsOf(db, account.id)
  const first = await servicesOf(db, { accountId: account.id, afterId: 0, limit: 1000 })
  const active = first.filter(({ values }) => values.status === 'active')
  return { productsnumactive: active.length, productsnumtotal: services, numdomains: domains }
}
