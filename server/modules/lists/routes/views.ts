import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { presentStale } from '../../directory/index.ts'
import { countPinned } from '../count-views.ts'
import { pinView, unpinView } from '../pin-view.ts'
import { mayList } from '../policy.ts'
import { presentView } from '../present-view.ts'
import { changeView, createView, removeView, restoreView } from '../save-view.ts'
import { viewsFor } from '../store/views.ts'
import type { View } from '../types.ts'
import {
  NewViewBody,
  PinBody,
  ViewAnswer,
  ViewBody,
  ViewCountsAnswer,
  ViewParams,
  ViewsAnswer,
  ViewsQuery,
} from '../wire.ts'

const view = '/api/agent/views/:id'
// One's own views are one's own, whatever one may do with what they show.
const own = agents('contacts.read')

/** Saved views of lists. */
export const viewRoutes: Route[] = [
  readRoute({
    path: '/api/agent/views',
    summary: 'One’s own views and the shared ones, those pinned first',
    access: own,
    query: ViewsQuery,
    answers: { 200: ViewsAnswer },
    handle: async ({ db, actor, query }) => ({
      items: (await viewsFor(db, actor.id, query.record ?? null))
        .filter(({ record }) => mayList(actor, record))
        .map((each) => presentView(each, actor)),
    }),
  }),
  readRoute({
    path: '/api/agent/views/counts',
    summary: 'How many records each pinned view shows: exact up to 10,000, about so many beyond',
    access: own,
    query: ViewsQuery,
    answers: { 200: ViewCountsAnswer },
    handle: async ({ db, actor, now, query }) => ({
      items: await countPinned(db, now, { agent: actor, record: query.record ?? null }),
    }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/views',
    summary: 'Save a view',
    access: own,
    body: NewViewBody,
    answers: { 201: ViewAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) =>
      answer(201, presentView(await createView(tx, actor, now, body), actor)),
  }),
  commandRoute({
    method: 'PATCH',
    path: view,
    summary: 'Change a view: what is named of it',
    access: own,
    params: ViewParams,
    body: ViewBody,
    answers: { 200: ViewAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) =>
      presentView(
        await presentStale(
          (current: View) => presentView(current, actor),
          () => changeView(tx, actor, now, { id: params.id, version, given: body }),
        ),
        actor,
      ),
  }),
  commandRoute({
    method: 'DELETE',
    path: view,
    summary: 'Delete a view; it can come back for 30 days',
    access: own,
    params: ViewParams,
    answers: { 204: null },
    handle: async ({ tx, actor, now, params }) => {
      await removeView(tx, actor, now, params.id)
      return answer(204)
    },
  }),
  commandRoute({
    method: 'POST',
    path: `${view}/restoration`,
    summary: 'Give a deleted view back: with its number, and pinned by whoever had it pinned',
    access: own,
    params: ViewParams,
    answers: { 200: ViewAnswer },
    handle: async ({ tx, actor, now, params }) =>
      presentView(await restoreView(tx, actor, now, params.id), actor),
  }),
  commandRoute({
    method: 'PUT',
    path: `${view}/pin`,
    summary: 'Keep a view in one’s own side menu',
    access: own,
    params: ViewParams,
    body: PinBody,
    answers: { 204: null },
    handle: async ({ tx, actor, params, body }) => {
      await pinView(tx, actor, { viewId: params.id, position: body.position ?? null })
      return answer(204)
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: `${view}/pin`,
    summary: 'Take a view out of one’s own side menu',
    access: own,
    params: ViewParams,
    answers: { 204: null },
    handle: async ({ tx, actor, params }) => {
      await unpinView(tx, actor, params.id)
      return answer(204)
    },
  }),
]
