import { agents, answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import type { Handle } from '../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { findOwnAccount } from '../../accounts/index.ts'
import { AccountParams } from '../../accounts/wire.ts'
import { presentStale } from '../../directory/index.ts'
import { undoLasts } from '../../trail/index.ts'
import { changeDomain } from '../change-domain.ts'
import { createDomains } from '../create-domains.ts'
import { deleteDomains } from '../delete-domains.ts'
import { presentAreaDomain, presentDomain, type Sentence } from '../present.ts'
import { pageOfDomains, surroundingsOf } from '../read-roles.ts'
import { asciiNameOf } from '../rules/read-domain.ts'
import { findAccount } from '../store/accounts.ts'
import { domainsCalled, findDomain } from '../store/domains.ts'
import type { Domain } from '../types.ts'
import {
  AccountIdParams,
  AreaDomainsAnswer,
  DomainAnswer,
  DomainDeleted,
  DomainDraft,
  DomainParams,
  DomainsAnswer,
  DomainsQuery,
  FindDomainsQuery,
} from '../wire.ts'

const reads = agents('accounts.read')
const writes = agents('accounts.write')

/** Domains of accounts: as agents and programs keep them, as the main user sees them. */
export const domainRoutes: Route[] = [
  readRoute({
    path: '/api/agent/accounts/:id/domains',
    summary: 'The domains of an account by name, with who holds which role',
    access: reads,
    params: AccountIdParams,
    query: DomainsQuery,
    answers: { 200: DomainsAnswer },
    handle: async ({ db, params, query, now, sentence }) => {
      await accountOrMissing(db, params.id)
      const around = await surroundingsOf(db, { accountId: params.id, now, sentence })
      return pageOfDomains(db, { accountId: params.id, ...query }, (domain) => presentDomain(domain, around))
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/accounts/:id/domains',
    summary: 'Put a domain into an account; every role is the main user’s',
    access: writes,
    params: AccountIdParams,
    body: DomainDraft,
    answers: { 201: DomainAnswer },
    idempotent: true,
    handle: async (request) => {
      const { tx, actor, now, params, body } = request
      const { id } = onlyDone(await createDomains(tx, actor, now, { accountId: params.id, drafts: [body] }))
      return answer(201, await domainAnswer(tx, id, request))
    },
  }),
  readRoute({
    path: '/api/agent/domains',
    summary: 'The domain of a name or of an external id, of whichever account',
    access: reads,
    query: FindDomainsQuery,
    answers: { 200: DomainsAnswer },
    handle: async ({ db, query, now, sentence }) => {
      const externalId = query.externalId ?? null
      const asciiName = query.name === undefined ? null : (asciiNameOf(query.name) ?? '')
      const found =
        externalId === null && asciiName === null ? [] : await domainsCalled(db, { asciiName, externalId })
      const items = []
      for (const domain of found)
        items.push(
          presentDomain(domain, await surroundingsOf(db, { accountId: domain.accountId, now, sentence })),
        )
      return { items, next: null, previous: null }
    },
  }),
  readRoute({
    path: '/api/agent/domains/:id',
    summary: 'A domain',
    access: reads,
    params: DomainParams,
    answers: { 200: DomainAnswer },
    handle: async (request) => domainAnswer(request.db, request.params.id, request),
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/domains/:id',
    summary: 'Change the fields of a domain that are named; it can be undone for 30 days',
    access: writes,
    params: DomainParams,
    body: DomainDraft,
    answers: { 200: DomainAnswer },
    versioned: true,
    handle: async (request) => {
      const { tx, actor, now, params, version, body, sentence } = request
      const accountId = (await findDomain(tx, params.id))?.accountId ?? 0
      const around = await surroundingsOf(tx, { accountId, now, sentence })
      await presentStale(
        (current: Domain) => presentDomain(current, around),
        () => changeDomain(tx, actor, now, { id: params.id, version, draft: body }),
      )
      return domainAnswer(tx, params.id, request)
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/domains/:id',
    summary: 'Delete a domain; it can be undone for 30 days',
    access: writes,
    params: DomainParams,
    answers: { 200: DomainDeleted },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId } = await deleteDomains(tx, actor, now, [params.id])
      if (undoId === null) throw new Refusal('missing')
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
  readRoute({
    path: '/api/area/:account/domains',
    summary: 'The domains of one’s account by name, with who holds which role',
    access: customers(),
    params: AccountParams,
    query: DomainsQuery,
    answers: { 200: AreaDomainsAnswer },
    handle: async ({ db, actor, params, query, now, sentence }) => {
      await ownAccountOrMissing(db, { accountId: params.account, mainUserId: actor.id })
      const around = await surroundingsOf(db, { accountId: params.account, now, sentence })
      const page = { accountId: params.account, ...query }
      return pageOfDomains(db, page, (domain) => presentAreaDomain(domain, around))
    },
  }),
]

/** A domain for agents. */
export async function domainAnswer(
  db: Handle,
  id: number,
  { now, sentence }: { now: Date; sentence: Sentence },
): Promise<DomainAnswer> {
  const domain = await findDomain(db, id)
  if (!domain) throw new Refusal('missing')
  return presentDomain(domain, await surroundingsOf(db, { accountId: domain.accountId, now, sentence }))
}

export async function accountOrMissing(db: Handle, id: number): Promise<void> {
  if (!(await findAccount(db, id))) throw new Refusal('missing')
}

export async function ownAccountOrMissing(
  db: Handle,
  of: { accountId: number; mainUserId: number },
): Promise<void> {
  if (!(await findOwnAccount(db, of))) throw new Refusal('missing')
}
