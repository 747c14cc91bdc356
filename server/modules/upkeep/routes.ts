import { agents, answer, commandRoute, conversationRoute, type Route, readRoute } from '../../http/route.ts'
import { Refusal } from '../../lib/errors.ts'
import { undoLasts } from '../trail/index.ts'
import { startBulkEdit } from './bulk-edit.ts'
import { deleteCompanies } from './delete-companies.ts'
import { deleteContacts } from './delete-contacts.ts'
import { presentLeftOut } from './present-left-out.ts'
import { additionalContactRoutes } from './routes/additional-contacts.ts'
import { deletedContactRoutes } from './routes/deleted-contacts.ts'
import { mergingRoutes } from './routes/merging.ts'
import { loadSampleData, removeSampleData } from './sample-data.ts'
import { liveSamples } from './store/sample.ts'
import { undo } from './undo.ts'
import {
  BulkEditBody,
  BulkEditStarted,
  Deleted,
  SampleData,
  SampleDataRemoved,
  UndoAnswer,
  UndoParams,
  UndoStarted,
} from './wire.ts'

/** What spans modules: deleting with all that hangs from it, and taking back. */
export const routes: Route[] = [
  ...additionalContactRoutes,
  ...mergingRoutes,
  ...deletedContactRoutes,
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/contacts/:id',
    summary: 'Delete a contact; it can be undone for 30 days',
    access: agents('contacts.write'),
    params: UndoParams,
    answers: { 200: Deleted },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId, missing } = await deleteContacts(tx, actor, now, [params.id])
      const problems = missing.flatMap((each) => each.problems)
      if (problems.some(({ code }) => code === 'contact.main-user')) throw new Refusal('conflict', problems)
      if (undoId === null) throw new Refusal('missing')
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/companies/:id',
    summary: 'Delete a company; its contacts stay, and it can be undone for 30 days',
    access: agents('contacts.write'),
    params: UndoParams,
    answers: { 200: Deleted },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId } = await deleteCompanies(tx, actor, now, [params.id])
      if (undoId === null) throw new Refusal('missing')
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/undos/:id',
    summary: 'Take a command back, as far as what happened since allows; of many records as a job',
    access: agents('undo.write'),
    params: UndoParams,
    answers: { 200: UndoAnswer, 202: UndoStarted },
    handle: async ({ tx, actor, now, params, sentence }) => {
      const undone = await undo(tx, actor, now, params.id)
      if ('jobId' in undone) return answer(202, undone)
      const { subjects, leftOut } = undone
      return { subjects, leftOut: leftOut.map((each) => presentLeftOut(each, sentence)) }
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/bulk-edits',
    summary: 'Change many records at once, as a job; it can be undone for 30 days',
    access: agents('contacts.write'),
    body: BulkEditBody,
    answers: { 202: BulkEditStarted },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) => answer(202, await startBulkEdit(tx, actor, now, body)),
  }),
  readRoute({
    path: '/api/agent/sample-data',
    summary: 'How many sample contacts there are, counted to 5,000',
    access: agents('settings.manage'),
    answers: { 200: SampleData },
    handle: async ({ db }) => ({ contacts: (await liveSamples(db, 5000)).length }),
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/agent/sample-data',
    summary: 'Load the sample data; no mail is sent',
    access: agents('settings.manage'),
    answers: { 201: SampleData },
    handle: async ({ db, actor, now }) => answer(201, await loadSampleData(db, actor, () => now)),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/sample-data',
    summary: 'Delete the sample data; it can be undone for 30 days',
    access: agents('settings.manage'),
    answers: { 200: SampleDataRemoved },
    handle: async ({ tx, actor, now }) => {
      const { contacts, undoId } = await removeSampleData(tx, actor, now)
      return { contacts, undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
]
