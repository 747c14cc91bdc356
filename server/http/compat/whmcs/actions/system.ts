import { z } from 'zod'
import { type Action, readAction } from '../action.ts'
import { keptVersion } from '../write-answer.ts'

/** What a client asks to learn whom it talks to. */
export const systemActions: Action[] = [
  readAction({
    name: 'WhmcsDetails',
    summary: 'The version whose behaviour this door keeps to',
    access: 'accounts.read',
    fields: z.strictObject({}),
    answers: z.strictObject({
      whmcs: z.strictObject({ version: z.string(), canonicalversion: z.string() }),
    }),
    handle: async () => ({
      whmcs: { version: keptVersion, canonicalversion: `${keptVersion}-release.1` },
    }),
  }),
  readAction({
    name: 'GetPermissionsList',
    summary: 'What a user of the original may be allowed; here a main user is allowed all of it',
    access: 'accounts.read',
    fields: z.strictObject({}),
    answers: z.strictObject({
      status: z.literal('success'),
      permissions: z.strictObject({ permission: z.array(z.string()) }),
    }),
    // Alone among the answers it says 'status' and not 'result'.
    handle: async () => ({ status: 'success', permissions: { permission: userPermissions } }),
  }),
]

const userPermissions = [
  'profile',
  'contacts',
  'products',
  'manageproducts',
  'productsso',
  'domains',
  'managedomains',
  'invoices',
  'quotes',
  'tickets',
  'affiliates',
  'emails',
  'orders',
]
