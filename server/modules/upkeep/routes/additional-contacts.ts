import { agents, commandRoute, customers, type Route } from '../../../http/route.ts'
import {
  AgentCardParams,
  AreaCardParams,
  AreaUndoParams,
  DeleteCardQuery,
} from '../../additional-contacts/wire.ts'
import { undoLasts } from '../../trail/index.ts'
import { deleteAdditionalContacts } from '../delete-additional-contacts.ts'
import { presentLeftOut } from '../present-left-out.ts'
import { undoOwn } from '../undo-own.ts'
import { Deleted, UndoAnswer } from '../wire.ts'

const summary =
  'Delete an additional contact; domain roles go to `handOverTo`, and it can be undone for 30 days'

/** Deleting the cards of an account, and what its main user takes back himself. */
export const additionalContactRoutes: Route[] = [
  commandRoute({
    method: 'DELETE',
    path: '/api/area/:account/contacts/:contact',
    summary,
    access: customers(),
    params: AreaCardParams,
    query: DeleteCardQuery,
    answers: { 200: Deleted },
    handle: async ({ tx, actor, now, params, query }) => {
      const given = { accountId: params.account, ids: [params.contact], handOverTo: query.handOverTo ?? null }
      return offer(now, await deleteAdditionalContacts(tx, actor, now, given))
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/accounts/:id/contacts/:contact',
    summary,
    access: agents('accounts.write'),
    params: AgentCardParams,
    query: DeleteCardQuery,
    answers: { 200: Deleted },
    handle: async ({ tx, actor, now, params, query }) => {
      const given = { accountId: params.id, ids: [params.contact], handOverTo: query.handOverTo ?? null }
      return offer(now, await deleteAdditionalContacts(tx, actor, now, given))
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/area/:account/undos/:undo',
    summary: 'Take back what one has done oneself, as far as what happened since allows',
    access: customers(),
    params: AreaUndoParams,
    answers: { 200: UndoAnswer },
    handle: async ({ tx, actor, now, params, sentence }) => {
      const of = { accountId: params.account, undoId: params.undo }
      const { subjects, leftOut } = await undoOwn(tx, actor, now, of)
      return { subjects, leftOut: leftOut.map((each) => presentLeftOut(each, sentence)) }
    },
  }),
]

const offer = (now: Date, { undoId }: { undoId: number }): Deleted => ({
  undoId,
  until: new Date(now.getTime() + undoLasts).toISOString(),
})
