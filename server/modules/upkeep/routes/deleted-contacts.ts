import { agents, commandRoute, type Route } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { eraseContacts } from '../erase-contacts.ts'
import { presentLeftOut } from '../present-left-out.ts'
import { restoreDeletedContact } from '../restore-deleted-contact.ts'
import { Erasure, Restored, UndoParams } from '../wire.ts'

/** Contacts that were deleted: giving one back, and erasing for good. */
export const deletedContactRoutes: Route[] = [
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
