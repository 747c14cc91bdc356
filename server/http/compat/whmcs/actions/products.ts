import { z } from 'zod'
import { servicesFound } from '../../../../modules/accounts/index.ts'
import { asciiNameOf, domainsFound } from '../../../../modules/domains/index.ts'
import { type Action, readAction } from '../action.ts'
import { DomainRow, presentDomainRow } from '../shapes/domain.ts'
import { filter, flag, id, window } from '../shapes/fields.ts'
import { presentService, ServiceRow } from '../shapes/service.ts'

const counted = { totalresults: z.number(), startnumber: z.number(), numreturned: z.number() }
const nothing = { total: 0, items: [] }

/** What clients have: services and domains. */
export const productActions: Action[] = [
  readAction({
    name: 'GetClientsProducts',
    summary: 'Services of all clients or of one, oldest first',
    access: 'accounts.read',
    // Strict: a misspelt filter would answer with everybody's.
    fields: z.strictObject({
      ...window,
      clientid: id.optional(),
      serviceid: id.optional(),
      pid: id.optional(),
      domain: filter,
      username2: filter,
      stats: flag.optional(),
    }),
    answers: z.strictObject({
      clientid: z.string().nullable(),
      serviceid: z.string().nullable(),
      pid: z.string().nullable(),
      domain: z.string().nullable(),
      ...counted,
      products: z.strictObject({ product: z.array(ServiceRow) }),
    }),
    handle: async ({ db, fields }) => {
      const { limitstart, limitnum, clientid, serviceid, pid, domain, username2 } = fields
      // Services here are of no product, and know neither the domain nor the user name of a hosting account.
      const isOfNobody = pid !== undefined || domain !== undefined || username2 !== undefined
      const asked = { accountId: clientid, id: serviceid, skip: limitstart, limit: limitnum }
      const { total, items } = isOfNobody ? nothing : await servicesFound(db, asked)
      return {
        clientid: echo(clientid),
        serviceid: echo(serviceid),
        pid: echo(pid),
        domain: domain ?? null,
        totalresults: total,
        startnumber: limitstart,
        numreturned: items.length,
        products: { product: items.map(presentService) },
      }
    },
  }),
  readAction({
    name: 'GetClientsDomains',
    summary: 'Domains of all clients or of one, oldest first',
    access: 'accounts.read',
    // Strict: a misspelt filter would answer with everybody's.
    fields: z.strictObject({
      ...window,
      clientid: id.optional(),
      domainid: id.optional(),
      domain: filter,
      stats: flag.optional(),
    }),
    answers: z.strictObject({
      clientid: z.string(),
      domainid: z.string(),
      ...counted,
      domains: z.strictObject({ domain: z.array(DomainRow) }),
    }),
    handle: async ({ db, fields }) => {
      const { limitstart, limitnum, clientid, domainid, domain } = fields
      const asciiName = domain === undefined ? undefined : asciiNameOf(domain)
      const asked = { accountId: clientid, id: domainid, skip: limitstart, limit: limitnum }
      // What is no name is no domain's.
      const { total, items } = asciiName === null ? nothing : await domainsFound(db, { ...asked, asciiName })
      return {
        clientid: echo(clientid) ?? '',
        domainid: echo(domainid) ?? '',
        totalresults: total,
        startnumber: limitstart,
        numreturned: items.length,
        domains: { domain: items.map(presentDomainRow) },
      }
    },
  }),
]

const echo = (asked: number | undefined): string | null => (asked === undefined ? null : String(asked))
