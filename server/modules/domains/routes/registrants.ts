import { agents, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { AccountParams } from '../../accounts/wire.ts'
import { presentChange } from '../present.ts'
import { registrantConsequences } from '../registrant-consequences.ts'
import { findDomain } from '../store/domains.ts'
import { changesOfDomain } from '../store/registrant-changes.ts'
import {
  AccountIdParams,
  AreaChangeParams,
  AreaDomainParams,
  DomainParams,
  RegistrantChangeAnswer,
  RegistrantChangesAnswer,
  RegistrantConsequencesAnswer,
  RegistrantConsequencesBody,
} from '../wire.ts'
import { withdrawRegistrantChange } from '../withdraw-registrant-change.ts'
import { accountOrMissing, ownAccountOrMissing } from './domains.ts'

/** Changes of registrants: what would be asked, what was, and taking it back. */
export const registrantRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/accounts/:id/domains/registrant-consequences',
    summary: 'Whose confirmation saving would ask for, and the lock that follows; writes nothing',
    access: agents('accounts.read'),
    params: AccountIdParams,
    body: RegistrantConsequencesBody,
    answers: { 200: RegistrantConsequencesAnswer },
    handle: async ({ tx, params, body }) => {
      await accountOrMissing(tx, params.id)
      return registrantConsequences(tx, params.id, body)
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/area/:account/domains/registrant-consequences',
    summary: 'Whose confirmation saving would ask for, and the lock that follows; writes nothing',
    access: customers(),
    params: AccountParams,
    body: RegistrantConsequencesBody,
    answers: { 200: RegistrantConsequencesAnswer },
    handle: async ({ tx, actor, params: { account }, body }) => {
      await ownAccountOrMissing(tx, { accountId: account, mainUserId: actor.id })
      return registrantConsequences(tx, account, body)
    },
  }),
  readRoute({
    path: '/api/agent/domains/:id/registrant-changes',
    summary: 'The changes of a domain’s registrant, newest first',
    access: agents('accounts.read'),
    params: DomainParams,
    answers: { 200: RegistrantChangesAnswer },
    handle: async ({ db, params }) => {
      if (!(await findDomain(db, params.id))) throw new Refusal('missing')
      return { items: (await changesOfDomain(db, params.id)).map(presentChange) }
    },
  }),
  readRoute({
    path: '/api/area/:account/domains/:domain/registrant-changes',
    summary: 'The changes of the registrant of one’s domain, newest first',
    access: customers(),
    params: AreaDomainParams,
    answers: { 200: RegistrantChangesAnswer },
    handle: async ({ db, actor, params: { account, domain } }) => {
      await ownAccountOrMissing(db, { accountId: account, mainUserId: actor.id })
      if ((await findDomain(db, domain))?.accountId !== account) throw new Refusal('missing')
      return { items: (await changesOfDomain(db, domain)).map(presentChange) }
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/registrant-changes/:id',
    summary: 'Withdraw a change of registrant that waits for answers; both sides are told',
    access: agents('accounts.write'),
    params: DomainParams,
    answers: { 200: RegistrantChangeAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentChange(await withdrawRegistrantChange(tx, actor, now, { id: params.id })),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/area/:account/registrant-changes/:registrantChange',
    summary:
      'Withdraw a change of registrant of one’s domain while it waits for answers; both sides are told',
    access: customers(),
    params: AreaChangeParams,
    answers: { 200: RegistrantChangeAnswer },
    handle: async ({ tx, actor, now, params: { account, registrantChange } }) => {
      await ownAccountOrMissing(tx, { accountId: account, mainUserId: actor.id })
      const withdrawn = { id: registrantChange, accountId: account }
      return presentChange(await withdrawRegistrantChange(tx, actor, now, withdrawn))
    },
  }),
]
