import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import type { Handle } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import { presentStale } from '../../directory/index.ts'
import { changeEnding, createEnding, removeEnding } from '../change-endings.ts'
import { allEndings, domainsByEnding } from '../store/endings.ts'
import type { DomainEnding } from '../types.ts'
import {
  DomainEndingAnswer,
  DomainEndingBody,
  DomainEndingsAnswer,
  EndingParams,
  NewDomainEndingBody,
} from '../wire.ts'

const path = '/api/agent/settings/domain-endings'
const manages = agents('settings.manage')

/** What endings ask for, as administrators keep it. */
export const endingRoutes: Route[] = [
  readRoute({
    path,
    summary: 'What each ending of domains asks for, and where that is known from',
    access: agents('accounts.read'),
    answers: { 200: DomainEndingsAnswer },
    handle: async ({ db }) => ({ items: await presented(db) }),
  }),
  commandRoute({
    method: 'POST',
    path,
    summary: 'Give an ending settings of its own; what is absent is taken from those that apply today',
    access: manages,
    body: NewDomainEndingBody,
    answers: { 201: DomainEndingAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) =>
      answer(201, await onePresented(tx, await createEnding(tx, actor, now, body))),
  }),
  commandRoute({
    method: 'PATCH',
    path: `${path}/:id`,
    summary: 'Change what an ending asks for; it can be undone for 30 days',
    access: manages,
    params: EndingParams,
    body: DomainEndingBody,
    answers: { 200: DomainEndingAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const counts = await domainsByEnding(tx)
      await presentStale(
        (current: DomainEnding) => ({ ...current, domains: counts.get(current.ending) ?? 0 }),
        () => changeEnding(tx, actor, now, { id: params.id, version, draft: body }),
      )
      return onePresented(tx, params.id)
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: `${path}/:id`,
    summary: 'Take an ending’s own settings away: those of a shorter one, or of all others, apply',
    access: manages,
    params: EndingParams,
    answers: { 204: null },
    versioned: true,
    handle: async ({ tx, actor, now, params, version }) => {
      await removeEnding(tx, actor, now, { id: params.id, version })
      return answer(204)
    },
  }),
]

async function presented(db: Handle): Promise<DomainEndingAnswer[]> {
  const counts = await domainsByEnding(db)
  return (await allEndings(db)).map((ending) => ({ ...ending, domains: counts.get(ending.ending) ?? 0 }))
}

async function onePresented(db: Handle, id: number): Promise<DomainEndingAnswer> {
  const found = (await presented(db)).find((each) => each.id === id)
  if (!found) throw new Refusal('missing')
  return found
}
