import { z } from 'zod'
import { findAccount } from '../../../../modules/accounts/index.ts'
import { readAccountMail } from '../../../../modules/delivery/index.ts'
import { Refused, readAction } from '../action.ts'
import { EmailRow, presentEmail } from '../shapes/email.ts'
import { filter, id, window } from '../shapes/fields.ts'

export const getEmails = readAction({
  name: 'GetEmails',
  summary: 'What was sent about a client, newest first; never a mail that carries a credential',
  access: 'accounts.read',
  // Strict: a misspelt filter would answer with more.
  fields: z.strictObject({ ...window, clientid: id, date: filter, subject: filter }),
  answers: z.strictObject({
    totalresults: z.number(),
    startnumber: z.number(),
    numreturned: z.number(),
    emails: z.strictObject({ email: z.array(EmailRow) }),
  }),
  says: {
    'required:clientid': 'Client ID Not Found',
    'invalid:clientid': 'Client ID Not Found',
  },
  handle: async ({ db, actor, fields, ...site }) => {
    const { clientid: accountId, limitstart: skip, limitnum: limit, subject, date } = fields
    if (!(await findAccount(db, accountId))) throw new Refused('Client ID Not Found')
    const between = date === undefined ? undefined : dayOf(date)
    if (between === null) throw new Refused('Invalid parameter: date')
    const asked = { accountId, subject, between, skip, limit }
    const { total, items } = await readAccountMail(db, site, actor, asked)
    return {
      totalresults: total,
      startnumber: skip,
      numreturned: items.length,
      emails: { email: items.map((mail) => presentEmail(mail, accountId)) },
    }
  },
})

/** A day from its beginning to its end, in UTC as all moments of this door are; null: no day. */
function dayOf(date: string): readonly [Date, Date] | null {
  const day = /^(\d{4}-\d\d-\d\d)(?:[ T][\d:.Z+-]*)?$/.exec(date)?.[1]
  const start = new Date(`${day ?? ''}T00:00:00Z`)
  return Number.isNaN(start.getTime()) ? null : [start, new Date(start.getTime() + 86_400_000)]
}
