import { z } from 'zod'
import type { Service } from '../../../../modules/accounts/index.ts'

/** No day, and no moment, as the original writes them. */
export const noDay = '0000-00-00'
const noMoment = '0000-00-00 00:00:00'

const statuses: Readonly<Record<Service['values']['status'], string>> = {
  pending: 'Pending',
  active: 'Active',
  suspended: 'Suspended',
  ended: 'Terminated',
}

/** What the original keeps of money and servers, which is not kept here. */
const unknown = {
  qty: '1',
  orderid: '0',
  ordernumber: '',
  pid: '0',
  groupname: '',
  translated_groupname: '',
  domain: '',
  dedicatedip: '',
  serverid: '0',
  servername: '',
  serverip: '',
  serverhostname: '',
  suspensionreason: '',
  firstpaymentamount: '0.00',
  recurringamount: '0.00',
  paymentmethod: '',
  paymentmethodname: '',
  billingcycle: '',
  username: '',
  password: '',
  subscriptionid: '',
  promoid: '0',
  overideautosuspend: '',
  overidesuspenduntil: noDay,
  ns1: '',
  ns2: '',
  assignedips: '',
  notes: '',
  diskusage: '0',
  disklimit: '0',
  bwusage: '0',
  bwlimit: '0',
  lastupdate: noMoment,
}

/** A service as GetClientsProducts tells it: texts throughout, as in the original's example. */
export const ServiceRow = z.strictObject({
  id: z.string(),
  clientid: z.string(),
  regdate: z.string(),
  name: z.string(),
  translated_name: z.string(),
  nextduedate: z.string(),
  status: z.string(),
  ...textsOf(unknown),
  customfields: z.strictObject({ customfield: z.array(z.never()) }),
  configoptions: z.strictObject({ configoption: z.array(z.never()) }),
})
export type ServiceRow = z.infer<typeof ServiceRow>

/** A service in the original's fields. */
export function presentService({ id, accountId, values }: Service): ServiceRow {
  return {
    id: String(id),
    clientid: String(accountId),
    regdate: values.startedOn ?? noDay,
    name: values.name,
    translated_name: values.name,
    nextduedate: values.renewsOn ?? noDay,
    status: statuses[values.status],
    ...unknown,
    customfields: { customfield: [] },
    configoptions: { configoption: [] },
  }
}

function textsOf<Names extends string>(row: Record<Names, string>): Record<Names, z.ZodString> {
  return Object.fromEntries(Object.keys(row).map((name) => [name, z.string()])) as Record<Names, z.ZodString>
}
