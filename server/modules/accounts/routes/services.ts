import { agents, answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { presentStale } from '../../directory/index.ts'
import { undoLasts } from '../../trail/index.ts'
import { changeService } from '../change-service.ts'
import { createServices } from '../create-services.ts'
import { deleteServices } from '../delete-services.ts'
import { listServices } from '../list-services.ts'
import { presentOwnService, presentService } from '../present-account.ts'
import { findService, serviceOfExternalId } from '../store/services.ts'
import type { Service } from '../types.ts'
import {
  AccountIdParams,
  AccountParams,
  FindServiceQuery,
  OwnServicesAnswer,
  ServiceAnswer,
  ServiceDeleted,
  ServiceDraft,
  ServiceParams,
  ServicesAnswer,
  ServicesQuery,
} from '../wire.ts'

const services = '/api/agent/accounts/:id/services'
const service = `${services}/:serviceId` as const
const reads = agents('accounts.read')
const writes = agents('accounts.write')

/** What accounts have contracted, from either side. */
export const serviceRoutes: Route[] = [
  readRoute({
    path: services,
    summary: 'The services of an account, oldest first, or the one with an external id',
    access: reads,
    params: AccountIdParams,
    query: ServicesQuery,
    answers: { 200: ServicesAnswer },
    handle: async ({ db, actor, params, query }) => {
      const { items, next } = await listServices(db, actor, { accountId: params.id, ...query })
      return { items: items.map(presentService), next }
    },
  }),
  commandRoute({
    method: 'POST',
    path: services,
    summary: 'Add a service to an account',
    access: writes,
    params: AccountIdParams,
    body: ServiceDraft,
    answers: { 201: ServiceAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const accountId = params.id
      const { id } = onlyDone(await createServices(tx, actor, now, { accountId, drafts: [body] }))
      return answer(201, presentService((await findService(tx, { accountId, id })) as Service))
    },
  }),
  readRoute({
    path: '/api/agent/services',
    summary: 'The service of an external id, of whichever account',
    access: reads,
    query: FindServiceQuery,
    answers: { 200: ServicesAnswer },
    handle: async ({ db, query }) => {
      const found = await serviceOfExternalId(db, { ...query, exceptId: null })
      return { items: found ? [presentService(found)] : [], next: null }
    },
  }),
  readRoute({
    path: service,
    summary: 'A service',
    access: reads,
    params: ServiceParams,
    answers: { 200: ServiceAnswer },
    handle: async ({ db, params }) => {
      const found = await findService(db, { accountId: params.id, id: params.serviceId })
      if (!found) throw new Refusal('missing')
      return presentService(found)
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: service,
    summary: 'Change the fields of a service that are named; null clears',
    access: writes,
    params: ServiceParams,
    body: ServiceDraft,
    answers: { 200: ServiceAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) =>
      presentService(
        await presentStale(presentService, () =>
          changeService(tx, actor, now, {
            accountId: params.id,
            id: params.serviceId,
            version,
            draft: body,
          }),
        ),
      ),
  }),
  commandRoute({
    method: 'DELETE',
    path: service,
    summary: 'Delete a service; it can be undone for 30 days',
    access: writes,
    params: ServiceParams,
    answers: { 200: ServiceDeleted },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId } = await deleteServices(tx, actor, now, {
        accountId: params.id,
        ids: [params.serviceId],
      })
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
  readRoute({
    path: '/api/area/:account/services',
    summary: 'What one’s own account has contracted, oldest first',
    access: customers(),
    params: AccountParams,
    query: ServicesQuery.omit({ externalId: true }),
    answers: { 200: OwnServicesAnswer },
    handle: async ({ db, actor, params, query }) => {
      const { items, next } = await listServices(db, actor, { accountId: params.account, ...query })
      return { items: items.map(presentOwnService), next }
    },
  }),
]
