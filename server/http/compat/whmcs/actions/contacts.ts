import { z } from 'zod'
import { onlyDone } from '../../../../lib/errors.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import {
  type Card,
  cardById,
  changeAdditionalContacts,
  createAdditionalContacts,
  listCards,
  offeredCategories,
} from '../../../../modules/additional-contacts/index.ts'
import type { Category } from '../../../../modules/delivery/index.ts'
import { deleteAdditionalContacts } from '../../../../modules/upkeep/index.ts'
import { type Action, commandAction, readAction } from '../action.ts'
import { overLatest } from '../over-latest.ts'
import { ContactAnswer, cardFrom, contactFields, contactNames, presentContact } from '../shapes/contact.ts'
import { filter, flag, id, window } from '../shapes/fields.ts'
import { categoryOf, givenPreferences } from '../shapes/preferences.ts'

// The client libraries of the original want a text here.
const contactid = z.strictObject({ contactid: z.string(), warning: z.string().optional() })
const unknownContact = {
  missing: 'Contact ID Not Found',
  'required:contactid': 'Contact ID Not Found',
  'invalid:contactid': 'Contact ID Not Found',
}
const subAccountFields = ['subaccount', 'permissions', 'password2']
const subAccount = Object.fromEntries(subAccountFields.map((name) => [name, z.unknown().optional()]))

/** The additional contacts of accounts. */
export const contactActions: Action[] = [
  commandAction({
    name: 'AddContact',
    summary: 'Add an additional contact to an account; she is told by mail and cannot enter the client area',
    access: 'accounts.write',
    fields: z.object({ clientid: id, ...contactFields, ...subAccount }),
    answers: contactid,
    says: {
      missing: 'Client ID Not Found',
      'required:clientid': 'Client ID Not Found',
      'invalid:clientid': 'Client ID Not Found',
    },
    names: contactNames,
    handle: async ({ tx, actor, now, fields }) => {
      const offered = await offeredCategories(tx)
      const drafts = [cardFrom(fields, null, offered)]
      const done = onlyDone(
        await createAdditionalContacts(tx, actor, now, { accountId: fields.clientid, drafts }),
      )
      return { contactid: String(done.id), ...warningOf(fields, offered, 'AddUser and CreateClientInvite') }
    },
  }),
  commandAction({
    name: 'UpdateContact',
    summary: 'Change the fields of an additional contact that are named',
    access: 'accounts.write',
    fields: z.object({ contactid: id, ...contactFields, ...subAccount }),
    answers: contactid,
    says: unknownContact,
    names: contactNames,
    handle: async ({ tx, actor, now, fields }) => {
      const offered = await offeredCategories(tx)
      await overLatest(async () => {
        const card = await cardById(tx, actor, fields.contactid)
        const { id, version, accountId } = card
        const changes = [{ id, version, draft: cardFrom(fields, card, offered) }]
        onlyDone(await changeAdditionalContacts(tx, actor, now, { accountId, changes }))
      })
      return { contactid: String(fields.contactid), ...warningOf(fields, offered, 'UpdateUser') }
    },
  }),
  commandAction({
    name: 'DeleteContact',
    summary: 'Delete an additional contact; it can be undone on screen for 30 days',
    access: 'accounts.write',
    fields: z.object({ contactid: id }),
    answers: contactid,
    says: unknownContact,
    handle: async ({ tx, actor, now, fields }) => {
      const { accountId, id } = await cardById(tx, actor, fields.contactid)
      await deleteAdditionalContacts(tx, actor, now, { accountId, ids: [id], handOverTo: null })
      return { contactid: String(id) }
    },
  }),
  readAction({
    name: 'GetContacts',
    summary: 'Additional contacts of all accounts or of one, oldest first',
    access: 'accounts.read',
    // Strict: a misspelt filter would answer with everybody.
    fields: z.strictObject({
      ...window,
      userid: id.optional(),
      firstname: filter,
      lastname: filter,
      companyname: filter,
      email: filter,
      address1: filter,
      address2: filter,
      city: filter,
      state: filter,
      postcode: filter,
      country: filter,
      phonenumber: filter,
      subaccount: flag.optional(),
    }),
    answers: z.strictObject({
      totalresults: z.number(),
      startnumber: z.number(),
      numreturned: z.number(),
      contacts: z.strictObject({ contact: z.array(ContactAnswer) }),
    }),
    handle: async ({ db, actor, fields }) => {
      const { limitstart, limitnum, ...asked } = fields
      // Nobody here is a sub-account.
      if (asked.subaccount) return windowOf(limitstart, 0, [])
      const { total, cards } = await listCards(db, actor, {
        filter: {
          accountId: asked.userid,
          // What is no address is nobody's.
          address: asked.email === undefined ? undefined : (normalMailAddress(asked.email) ?? asked.email),
          givenNames: asked.firstname,
          familyNames: asked.lastname,
          organisation: asked.companyname,
          phone: asked.phonenumber,
          street1: asked.address1,
          street2: asked.address2,
          city: asked.city,
          state: asked.state,
          postcode: asked.postcode,
          country: asked.country,
        },
        offset: limitstart,
        limit: limitnum,
      })
      return windowOf(limitstart, total, cards)
    },
  }),
]

const windowOf = (startnumber: number, totalresults: number, cards: readonly Card[]) => ({
  totalresults,
  startnumber,
  numreturned: cards.length,
  contacts: { contact: cards.map(presentContact) },
})

/** What was sent and came to nothing: a login (contacts have none), a type of mail that this provider does not offer. */
function warningOf(
  fields: Parameters<typeof givenPreferences>[0] & Record<string, unknown>,
  offered: readonly Category[],
  instead: string,
): { warning?: string } {
  const asked = givenPreferences(fields).filter(
    ([each, isWanted]) => isWanted && !offered.includes(categoryOf(each)),
  )
  const warnings = [
    ...(subAccountFields.some((name) => fields[name] !== undefined)
      ? [`Sub Accounts are no longer supported. Please use ${instead}`]
      : []),
    ...asked.map(([each]) => `email_preferences[${each}] is not offered here`),
  ]
  return warnings.length === 0 ? {} : { warning: warnings.join('. ') }
}
