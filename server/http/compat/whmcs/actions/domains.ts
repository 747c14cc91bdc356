import { z } from 'zod'
import type { Tx } from '../../../../lib/db.ts'
import {
  changeDomainRoles,
  type DomainRole,
  type Holder,
  type WhoHolds,
  whoHolds,
} from '../../../../modules/domains/index.ts'
import { unstorableTexts } from '../../../unstorable.ts'
import { type Action, commandAction, Refused, readAction } from '../action.ts'
import { peopleIn } from '../role-holders.ts'
import { id } from '../shapes/fields.ts'
import { readWhois } from '../shapes/read-whois.ts'
import { type Details, detailsOf, detailsOnRecord, presentWhois, theirRoles } from '../shapes/whois.ts'

const says = {
  'required:domainid': 'Domain ID Not Found',
  'invalid:domainid': 'Domain ID Not Found',
  'required:xml': 'XML Required',
  'invalid:xml': 'XML Required',
}

/** Where a contact's fields stand in the XML, as the documentation's example names them. */
const inXml = {
  changes: 'xml',
  name: 'Name',
  email: 'Email',
  organisation: 'Company',
  phone: 'Telephone',
  'postalAddress.street1': 'Address1',
  'postalAddress.street2': 'Address2',
  'postalAddress.street3': 'Address3',
  'postalAddress.city': 'City',
  'postalAddress.state': 'State',
  'postalAddress.postcode': 'Zip',
  'postalAddress.country': 'Country',
}

/** Who stands behind a domain. */
export const domainActions: Action[] = [
  readAction({
    name: 'DomainGetWhoisInfo',
    summary: 'Who holds the roles of a domain; of the registrant what is on record',
    access: 'accounts.read',
    fields: z.object({ domainid: id }),
    answers: z.partialRecord(z.enum(['Registrant', 'Admin', 'Tech', 'Billing']), z.string()),
    says,
    handle: async ({ db, fields }) => {
      const held = await heldOrRefused(await whoHolds(db, fields.domainid))
      return Object.fromEntries(
        held.roles.map(({ role, holder }) => [theirRoles[role], presentWhois(shown(held, role, holder))]),
      )
    },
  }),
  commandAction({
    name: 'DomainUpdateWhoisInfo',
    summary: 'Give roles of a domain to whoever is named; another registrant is asked for by mail first',
    access: 'accounts.write',
    fields: z.object({ domainid: id, xml: z.string() }),
    answers: z.strictObject({ pending: z.boolean(), warning: z.string().optional() }),
    says,
    names: inXml,
    handle: async ({ tx, actor, now, fields }) => {
      if (fields.xml.trim() === '') throw new Refused('XML Required')
      const held = await heldOrRefused(await whoHolds(tx, fields.domainid))
      const read = readWhois(fields.xml)
      if ('fault' in read) throw new Refused(read.fault)
      // A reference of a character can say what no form could hold.
      if (unstorableTexts([...read.roles.values()]).length > 0) throw new Refused('The XML cannot be read')
      const { accountId } = held.domain
      const people = await peopleIn(tx, actor, now, { held, roles: read.roles })
      await changeDomainRoles(tx, actor, now, {
        accountId,
        changes: people.map(({ role, holder }) => ({ domainId: held.domain.id, role, holder })),
      })
      const isAsked = people.some(({ asks }) => asks)
      const pending = isAsked || (read.roles.has('registrant') && (await isPending(tx, fields.domainid)))
      const warning = 'The registrant changes once everybody who is asked by mail has agreed'
      return { pending, ...(pending ? { warning } : {}) }
    },
  }),
]

async function heldOrRefused(held: WhoHolds | undefined): Promise<WhoHolds> {
  if (!held) throw new Refused('Domain ID Not Found')
  return held
}

const isPending = async (tx: Tx, domainId: number): Promise<boolean> =>
  Boolean((await whoHolds(tx, domainId))?.domain.change)

/** A registrant stays who is on record until a change is agreed to. */
function shown({ domain, isHolderOnRecord }: WhoHolds, role: DomainRole, holder: Holder): Required<Details> {
  if (role !== 'registrant' || !domain.record || isHolderOnRecord) return detailsOf(holder)
  return detailsOnRecord(domain.record)
}
