import type { Handle } from '../../../lib/db.ts'
import { type Account, findAccount, servicesFound } from '../../../modules/accounts/index.ts'
import { domainsFound } from '../../../modules/domains/index.ts'
import { findWorkspace } from '../../../modules/identity/index.ts'
import type { NoticeBody } from '../../../modules/notices/wire.ts'
import { findTicket } from '../../../modules/tickets/index.ts'
import { Refused } from './action.ts'
import { categoryOf, type Preference } from './shapes/preferences.ts'

/** What a notice is about, and what its text may name of it. */
export type About = {
  notice: Pick<NoticeBody, 'account' | 'category' | 'domain' | 'service' | 'document'>
  values: [string, string][]
}

/**
 * What the related id is depends on the type. Invoices and affiliates are not kept here: of them the client is told apart, and
 * an invoice's id is the notice's document.
 */
export async function aboutWhat(
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
  if (!account) throw new Refused('Sending Failed. Please see documentation.')
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
