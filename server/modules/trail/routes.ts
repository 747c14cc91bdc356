import { agents, type Route, readRoute } from '../../http/route.ts'
import { accountTrail, trailOf, workspaceTrail } from './read-trail.ts'
import type { TrailEntry } from './types.ts'
import { SubjectParams, TrailAnswer, TrailQuery } from './wire.ts'

/** What happened, newest first. */
export const routes: Route[] = [
  readRoute({
    path: '/api/agent/contacts/:id/trail',
    summary: 'What happened to a contact',
    access: agents('contacts.read'),
    params: SubjectParams,
    query: TrailQuery,
    answers: { 200: TrailAnswer },
    handle: async ({ db, params, query }) =>
      page(query.limit, await trailOf(db, { kind: 'contact', id: params.id }, oneMore(query))),
  }),
  readRoute({
    path: '/api/agent/companies/:id/trail',
    summary: 'What happened to a company',
    access: agents('contacts.read'),
    params: SubjectParams,
    query: TrailQuery,
    answers: { 200: TrailAnswer },
    handle: async ({ db, params, query }) =>
      page(query.limit, await trailOf(db, { kind: 'company', id: params.id }, oneMore(query))),
  }),
  readRoute({
    path: '/api/agent/accounts/:id/trail',
    summary: 'What happened to an account and to its services, additional contacts and domains',
    access: agents('accounts.read'),
    params: SubjectParams,
    query: TrailQuery,
    answers: { 200: TrailAnswer },
    handle: async ({ db, params, query }) =>
      page(query.limit, await accountTrail(db, params.id, oneMore(query))),
  }),
  readRoute({
    path: '/api/agent/tickets/:id/trail',
    summary: 'What happened to a ticket',
    access: agents('tickets.read'),
    params: SubjectParams,
    query: TrailQuery,
    answers: { 200: TrailAnswer },
    handle: async ({ db, params, query }) =>
      page(query.limit, await trailOf(db, { kind: 'ticket', id: params.id }, oneMore(query))),
  }),
  readRoute({
    path: '/api/agent/trail',
    summary: 'The change log of the workspace',
    access: agents('trail.read'),
    query: TrailQuery,
    answers: { 200: TrailAnswer },
    handle: async ({ db, query }) => page(query.limit, await workspaceTrail(db, oneMore(query))),
  }),
]

const oneMore = (query: { before?: number | undefined; limit: number }) => ({
  before: query.before ?? null,
  limit: query.limit + 1,
})

function page(limit: number, entries: TrailEntry[]): TrailAnswer {
  const shown = entries.slice(0, limit)
  return {
    items: shown.map(({ at, subject, subjectName, values, undo, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      subject: { ...subject, name: subjectName },
      changes: values,
      undo: undo && {
        ...undo,
        until: undo.until.toISOString(),
        undoneAt: undo.undoneAt?.toISOString() ?? null,
      },
    })),
    next: entries.length > limit ? String(shown.at(-1)?.id) : null,
    previous: null,
  }
}
