import { agents, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import { AccountParams } from '../../accounts/wire.ts'
import { changeDomainRoles } from '../change-domain-roles.ts'
import { presentAreaDomain, presentDomain } from '../present.ts'
import { pageOfDomains, presentHolders, surroundingsOf } from '../read-roles.ts'
import {
  AccountIdParams,
  AreaRolesAnswer,
  DomainsQuery,
  RoleChangesBody,
  RolesAnswer,
  RolesChanged,
} from '../wire.ts'
import { accountOrMissing, ownAccountOrMissing } from './domains.ts'

/** Domains × roles, for agents and for the main user. */
export const roleRoutes: Route[] = [
  readRoute({
    path: '/api/agent/accounts/:id/domains/roles',
    summary: 'Who holds which role of an account’s domains, who can, and what each lacks for it',
    access: agents('accounts.read'),
    params: AccountIdParams,
    query: DomainsQuery,
    answers: { 200: RolesAnswer },
    handle: async ({ db, params: { id }, query, now, sentence }) => {
      await accountOrMissing(db, id)
      const around = await surroundingsOf(db, { accountId: id, now, sentence })
      const page = await pageOfDomains(db, { accountId: id, ...query }, (domain) =>
        presentDomain(domain, around),
      )
      return { ...page, ...(await presentHolders(db, id, around, page.items)) }
    },
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/agent/accounts/:id/domains/roles',
    summary:
      'Give roles of an account’s domains to others, all or nothing; a registrant moves once confirmed',
    access: agents('accounts.write'),
    params: AccountIdParams,
    body: RoleChangesBody,
    answers: { 200: RolesChanged },
    handle: async ({ tx, actor, now, params: { id }, body }) => {
      await accountOrMissing(tx, id)
      return changeDomainRoles(tx, actor, now, { accountId: id, changes: body.changes })
    },
  }),
  readRoute({
    path: '/api/area/:account/domains/roles',
    summary: 'Who holds which role of one’s domains, who can, and what each lacks for it',
    access: customers(),
    params: AccountParams,
    query: DomainsQuery,
    answers: { 200: AreaRolesAnswer },
    handle: async ({ db, actor, params: { account }, query, now, sentence }) => {
      await ownAccountOrMissing(db, { accountId: account, mainUserId: actor.id })
      const around = await surroundingsOf(db, { accountId: account, now, sentence })
      const asked = { accountId: account, ...query }
      const page = await pageOfDomains(db, asked, (domain) => presentAreaDomain(domain, around))
      return { ...page, ...(await presentHolders(db, account, around, page.items)) }
    },
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/area/:account/domains/roles',
    summary: 'Give roles of one’s domains to others, all or nothing; a registrant moves once confirmed',
    access: customers(),
    params: AccountParams,
    body: RoleChangesBody,
    answers: { 200: RolesChanged },
    handle: async ({ tx, actor, now, params: { account }, body }) => {
      await ownAccountOrMissing(tx, { accountId: account, mainUserId: actor.id })
      return changeDomainRoles(tx, actor, now, { accountId: account, changes: body.changes })
    },
  }),
]
