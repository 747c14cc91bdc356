import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { presentContact, presentStale } from '../../directory/index.ts'
import { undoLasts } from '../../trail/index.ts'
import { makeAgent } from '../make-agent.ts'
import { mergeContacts } from '../merge-contacts.ts'
import { previewContactMerge } from '../preview-contact-merge.ts'
import {
  MadeAgent,
  MakeAgentBody,
  MergeContactsBody,
  MergedContacts,
  MergePreview,
  MergePreviewQuery,
} from '../wire/merging.ts'
import { UndoParams } from '../wire.ts'

const contact = '/api/agent/contacts/:id'
// They answer with all that stands of those who are merged.
const changes = agents('contacts.write', 'contacts.read')

/** Making contacts one, and agents of contacts. */
export const mergingRoutes: Route[] = [
  readRoute({
    path: `${contact}/merge-preview`,
    summary: 'What merging other contacts into this one would do: in what they differ, what moves',
    access: changes,
    params: UndoParams,
    query: MergePreviewQuery,
    answers: { 200: MergePreview },
    handle: async ({ db, params, query, sentence }) => {
      const secondaryIds = query.with.split(',').map(Number)
      const preview = await previewContactMerge(db, { primaryId: params.id, secondaryIds })
      return {
        contacts: preview.contacts.map((each) => ({ ...each, contact: presentContact(each.contact) })),
        clashes: preview.clashes,
        problems: preview.problems.map(({ params: of, ...problem }) => {
          const told = of ? { params: { ...of } } : {}
          return { ...problem, ...told, message: sentence({ ...problem, ...told }) }
        }),
      }
    },
  }),
  commandRoute({
    method: 'POST',
    path: `${contact}/merges`,
    summary: 'Merge other contacts into this one; it can be undone for 30 days',
    access: changes,
    params: UndoParams,
    body: MergeContactsBody,
    answers: { 201: MergedContacts },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const { contacts: secondaryIds, choices, emails, companies } = body
      const merged = await presentStale(presentContact, () =>
        mergeContacts(tx, actor, now, {
          primaryId: params.id,
          ...{ secondaryIds, version },
          ...(choices ? { choices } : {}),
          ...(emails ? { emails } : {}),
          ...(companies ? { companyIds: companies } : {}),
        }),
      )
      const until = new Date(now.getTime() + undoLasts).toISOString()
      return answer(201, { contact: presentContact(merged.contact), undoId: merged.undoId, until })
    },
  }),
  commandRoute({
    method: 'POST',
    path: `${contact}/agent`,
    summary: 'Make an agent of a contact: the primary address becomes the agent’s, who is invited by it',
    access: agents('agents.manage'),
    params: UndoParams,
    body: MakeAgentBody,
    answers: { 201: MadeAgent },
    handle: async ({ tx, actor, now, params, body }) =>
      answer(201, await makeAgent(tx, actor, now, params.id, body)),
  }),
]
