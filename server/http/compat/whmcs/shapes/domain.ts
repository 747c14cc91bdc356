import { z } from 'zod'
import type { Domain, DomainStatus } from '../../../../modules/domains/index.ts'
import { noDay } from './service.ts'

const statuses: Readonly<Record<DomainStatus, string>> = {
  pending: 'Pending',
  active: 'Active',
  expired: 'Expired',
  redemption: 'Redemption',
  transferred: 'Transferred Away',
  cancelled: 'Cancelled',
}

/** A domain as GetClientsDomains tells it: texts throughout, as in the original's example. */
export const DomainRow = z.strictObject({
  id: z.string(),
  userid: z.string(),
  orderid: z.string(),
  regtype: z.string(),
  domainname: z.string(),
  registrar: z.string(),
  regperiod: z.string(),
  firstpaymentamount: z.string(),
  recurringamount: z.string(),
  paymentmethod: z.string(),
  paymentmethodname: z.string(),
  regdate: z.string(),
  expirydate: z.string(),
  nextduedate: z.string(),
  status: z.string(),
  subscriptionid: z.string(),
  promoid: z.string(),
  dnsmanagement: z.string(),
  emailforwarding: z.string(),
  idprotection: z.string(),
  donotrenew: z.string(),
  notes: z.string(),
})
export type DomainRow = z.infer<typeof DomainRow>

/** A domain in the original's fields; what it keeps of money and registrars is not kept here. */
export function presentDomainRow(domain: Domain): DomainRow {
  return {
    id: String(domain.id),
    userid: String(domain.accountId),
    orderid: '0',
    regtype: 'Register',
    domainname: domain.name,
    registrar: '',
    regperiod: '1',
    firstpaymentamount: '0.00',
    recurringamount: '0.00',
    paymentmethod: '',
    paymentmethodname: '',
    regdate: domain.registeredOn ?? noDay,
    expirydate: domain.expiresOn ?? noDay,
    nextduedate: domain.expiresOn ?? noDay,
    status: statuses[domain.status],
    subscriptionid: '',
    promoid: '0',
    dnsmanagement: '0',
    emailforwarding: '0',
    idprotection: '0',
    donotrenew: '0',
    notes: '',
  }
}
