import { z } from 'zod'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { listCards } from '../../../../modules/additional-contacts/index.ts'
import { type Action, readAction } from '../action.ts'
import { ContactAnswer, presentContact } from '../shapes/contact.ts'
import { filter, id, window } from '../shapes/fields.ts'

/** The additional contacts of accounts. */
export const contactActions: Action[] = [
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
    }),
    answers: z.strictObject({
      totalresults: z.number(),
      startnumber: z.number(),
      numreturned: z.number(),
      contacts: z.strictObject({ contact: z.array(ContactAnswer) }),
    }),
    handle: async ({ db, actor, fields }) => {
      const { limitstart, limitnum, ...asked } = fields
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
      return {
        totalresults: total,
        startnumber: limitstart,
        numreturned: cards.length,
        contacts: { contact: cards.map(presentContact) },
      }
    },
  }),
]
