import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { type Account, findAccount, servicesFound } from '../../../../modules/accounts/index.ts'
import { readAccountMail, readOwnTemplate, readOwnTemplates } from '../../../../modules/delivery/index.ts'
import { domainsFound } from '../../../../modules/domains/index.ts'
import { findWorkspace } from '../../../../modules/identity/index.ts'
import { createNotice } from '../../../../modules/notices/index.ts'
import type { NoticeBody } from '../../../../modules/notices/wire.ts'
import { findTicket } from '../../../../modules/tickets/index.ts'
import { type Action, commandAction, Refused, readAction } from '../action.ts'
import { EmailRow, presentEmail } from '../shapes/email.ts'
import { filter, id, text, window } from '../shapes/fields.ts'
import { inHtml, literally, mergeInto } from '../shapes/merge-fields.ts'
import { readVariables } from '../shapes/php-serialized.ts'
import { categoryOf, type Preference, preferences } from '../shapes/preferences.ts'

const sendingFailed = 'Sending Failed. Please see documentation.'

/** Mail that is sent about clients. */
export const mailActions: Action[] = [
  commandAction({
    name: 'SendEmail',
    summary:
      'Send a notice about a client, service, domain or ticket; whoever is ticked for its type gets a copy',
    access: 'notices.send',
    fields: z.object({
      messagename: text,
      id: text,
      customtype: text,
      customsubject: text,
      custommessage: text,
      customvars: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
      clientid: id.optional(),
    }),
    answers: z.strictObject({}),
    says: { 'invalid:customvars': 'The custom variables you provided are invalid.' },
    names: { account: 'id', body: 'custommessage', subject: 'customsubject', values: 'customvars' },
    handle: async ({ tx, secrets, actor, now, fields }) => {
      const name = fields.messagename?.trim() ?? ''
      const type = fields.customtype?.trim().toLowerCase() ?? ''
      if (name === '' && type === '')
        throw new Refused('You must provide either an existing email template name or a custom message type')
      if (type !== '' && !isPreference(type)) throw new Refused('Invalid message type provided')
      if (name === '' && !fields.customsubject?.trim())
        throw new Refused('A subject is required for a custom message')
      if (name === '' && !fields.custommessage?.trim())
        throw new Refused('A message body is required for a custom message')
      const variables = readVariables(fields.customvars ?? '')
      if (!variables) throw new Refused('The custom variables you provided are invalid.')
      const related = fields.id?.trim() ?? ''
      if (related === '') throw new Refused('A related ID is required')
      const about = await aboutWhat(tx, (type || 'general') as Preference, related, fields.clientid)
      const written = name === '' ? custom(about, fields, variables) : await ofTemplate(tx, name, variables)
      await createNotice(tx, secrets, actor, now, { ...about.notice, ...written })
      return {}
    },
  }),
  readAction({
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
  }),
]

const isPreference = (type: string): type is Preference => preferences.some((each) => each === type)

/** What a notice is about, and what its text may name of it. */
type About = {
  notice: Pick<NoticeBody, 'account' | 'category' | 'domain' | 'service' | 'document'>
  values: [string, string][]
}

/**
 * What the related id is depends on the type. Invoices and affiliates are not kept here: of them the client is told apart, and
 * an invoice's id is the notice's document.
 */
async function aboutWhat(
  db: Handle,
  type: Preference,
  related: string,
  clientid: number | undefined,
): Promise<About> {
  const category = categoryOf(type)
  const number = /^\d{1,15}$/.test(related) ? Number(related) : 0
  if (type === 'product') {
    const [service] = (await servicesFound(db, { id: number, skip: 0, limit: 1 })).items
    const { account, values } = await accountOf(db, service?.accountId)
    return {
      notice: { account: account.id, category, service: number },
      values: [...values, ['service_product_name', service?.values.name ?? '']],
    }
  }
  if (type === 'domain') {
    const [domain] = (await domainsFound(db, { id: number, skip: 0, limit: 1 })).items
    const { account, values } = await accountOf(db, domain?.accountId)
    return {
      notice: { account: account.id, category, domain: number },
      values: [...values, ['domain_name', domain?.name ?? '']],
    }
  }
  if (type === 'support') {
    const ticket = await findTicket(db, number)
    const { account, values } = await accountOf(db, ticket?.life === 'live' ? ticket.accountId : null)
    return {
      notice: { account: account.id, category },
      values: [...values, ['ticket_id', String(number)], ['ticket_subject', ticket?.subject ?? '']],
    }
  }
  if (type === 'general') {
    const { account, values } = await accountOf(db, number)
    return { notice: { account: account.id, category }, values }
  }
  const { account, values } = await accountOf(db, clientid)
  const document = type === 'invoice' ? { document: related } : {}
  return {
    notice: { account: account.id, category, ...document },
    values: type === 'invoice' ? [...values, ['invoice_id', related], ['invoice_num', related]] : values,
  }
}

async function accountOf(
  db: Handle,
  accountId: number | null | undefined,
): Promise<{ account: Account; values: [string, string][] }> {
  const account = accountId ? await findAccount(db, accountId) : undefined
  if (!account) throw new Refused(sendingFailed)
  const { mainUser, values } = account
  const [first = '', ...rest] = mainUser.name.split(' ')
  return {
    account,
    values: [
      ['client_id', String(account.id)],
      ['client_name', mainUser.name],
      ['client_first_name', mainUser.givenNames ?? first],
      ['client_last_name', mainUser.familyNames ?? rest.join(' ')],
      ['client_email', mainUser.email?.address ?? ''],
      ['client_company_name', values.holder.organisation ?? ''],
      ['company_name', (await findWorkspace(db))?.name ?? ''],
    ],
  }
}

type Text = Pick<NoticeBody, 'subject' | 'body' | 'format' | 'template' | 'values'>

function custom(
  { values }: About,
  fields: { customsubject?: string | undefined; custommessage?: string | undefined },
  variables: ReadonlyMap<string, string>,
): Text {
  const known = new Map([...values, ...variables])
  const subject = mergeInto(fields.customsubject ?? '', known, literally)
  const body = mergeInto(fields.custommessage ?? '', known, inHtml)
  if ('fault' in subject) throw new Refused(subject.fault)
  if ('fault' in body) throw new Refused(body.fault)
  return { subject: subject.text, body: body.text, format: 'html' }
}

/** One of the workspace's own templates, by its name or its key; it gets the values that it asks for. */
async function ofTemplate(db: Handle, name: string, variables: ReadonlyMap<string, string>): Promise<Text> {
  const wanted = name.toLowerCase()
  const found = (await readOwnTemplates(db)).find(
    (each) => each.name.toLowerCase() === wanted || each.key === wanted || each.key === `custom.${wanted}`,
  )
  if (!found) {
    const key = wanted.startsWith('custom.') ? wanted : `custom.${wanted}`
    throw new Refused(
      (await readOwnTemplate(db, key)) ? 'Email Template is disabled' : 'Email Template not found',
    )
  }
  const values = found.values.flatMap((each) => {
    const value = variables.get(each)
    return value === undefined ? [] : [[each, value] as const]
  })
  return { template: found.key, values: Object.fromEntries(values) }
}

/** A day from its beginning to its end, in UTC as all moments of this door are; null: no day. */
function dayOf(date: string): readonly [Date, Date] | null {
  const day = /^(\d{4}-\d\d-\d\d)(?:[ T][\d:.Z+-]*)?$/.exec(date)?.[1]
  const start = new Date(`${day ?? ''}T00:00:00Z`)
  return Number.isNaN(start.getTime()) ? null : [start, new Date(start.getTime() + 86_400_000)]
}
