import { agents, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { inTransaction } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import { eraseContacts } from '../erase-contacts.ts'
import { presentLeftOut } from '../present-left-out.ts'
import { previewErasure } from '../preview-erasure.ts'
import { readDeletedContacts } from '../read-deleted-contacts.ts'
import { restoreDeletedContact } from '../restore-deleted-contact.ts'
import {
  DeletedContactsAnswer,
  DeletedContactsQuery,
  Erasure,
  ErasurePreview,
  Restored,
  UndoParams,
} from '../wire.ts'

/** Contacts that were deleted: giving one back, and erasing for good. */
export const deletedContactRoutes: Route[] = [
  readRoute({
    path: '/api/agent/deleted-contacts',
    summary: 'Deleted contacts, latest first: who deleted each, and until when she can be given back',
    access: agents('contacts.read'),
    query: DeletedContactsQuery,
    answers: { 200: DeletedContactsAnswer },
    handle: ({ db, now, query }) => readDeletedContacts(db, now, query),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/contacts/:id/restoration',
    summary: 'Give a deleted contact back, for 30 days, as far as what happened since allows',
    access: agents('undo.write'),
    params: UndoParams,
    answers: { 200: Restored },
    handle: async ({ tx, actor, now, params, sentence }) => {
      const { leftOut } = await restoreDeletedContact(tx, actor, now, params.id)
      const subject = { kind: 'contact', id: params.id } as const
      return { leftOut: leftOut.map((problem) => presentLeftOut({ ...problem, subject }, sentence)) }
    },
  }),
  readRoute({
    path: '/api/agent/contacts/:id/erasure',
    summary: 'What erasing a contact would take with it, and what would stay',
    access: agents('contacts.erase'),
    params: UndoParams,
    answers: { 200: ErasurePreview },
    handle: async ({ db, actor, params, sentence }) => {
      const preview = await inTransaction(db, (tx) => previewErasure(tx, actor, params.id))
      const problems = preview.problems.map(({ code, ...rest }) => ({
        code,
        message: sentence({ code, ...rest }),
      }))
      return { ...preview, problems }
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/contacts/:id/erasure',
    summary: 'Erase a contact and her tickets for good; it cannot be undone',
    access: agents('contacts.erase'),
    params: UndoParams,
    answers: { 200: Erasure },
    handle: async ({ tx, actor, now, params }) => {
      const { refused } = await eraseContacts(tx, actor, now, [params.id])
      const problems = refused.flatMap((each) => each.problems)
      if (problems.some(({ code }) => code === 'contact.missing')) throw new Refusal('missing')
      if (problems.length > 0) throw new Refusal('conflict', problems)
      return {}
    },
  }),
]
