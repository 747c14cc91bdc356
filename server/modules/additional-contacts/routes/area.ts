import { answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import { onlyDone } from '../../../lib/errors.ts'
import { presentStale } from '../../directory/index.ts'
import { changeAdditionalContacts } from '../change-additional-contacts.ts'
import { createAdditionalContacts } from '../create-additional-contacts.ts'
import { presentCard } from '../present.ts'
import { readCardOf, readCards } from '../read-cards.ts'
import { sendSample } from '../send-sample.ts'
import { AreaCardParams, AreaCardsParams, CardAnswer, CardDraft, CardsAnswer, SampleAnswer } from '../wire.ts'

/** What the main user of an account does with its additional contacts. */
export const areaRoutes: Route[] = [
  readRoute({
    path: '/api/area/:account/contacts',
    summary: 'The additional contacts of an account, by name',
    access: customers(),
    params: AreaCardsParams,
    answers: { 200: CardsAnswer },
    handle: async ({ db, actor, params }) => {
      const { cards, ...rest } = await readCards(db, actor, params.account)
      return { items: cards.map(presentCard), ...rest }
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/area/:account/contacts',
    summary: 'Add an additional contact, who is told by mail and cannot enter the client area',
    access: customers(),
    params: AreaCardsParams,
    body: CardDraft,
    answers: { 201: CardAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const accountId = params.account
      const { id } = onlyDone(await createAdditionalContacts(tx, actor, now, { accountId, drafts: [body] }))
      return answer(201, presentCard(await readCardOf(tx, actor, { accountId, id })))
    },
  }),
  readRoute({
    path: '/api/area/:account/contacts/:contact',
    summary: 'An additional contact',
    access: customers(),
    params: AreaCardParams,
    answers: { 200: CardAnswer },
    handle: async ({ db, actor, params }) =>
      presentCard(await readCardOf(db, actor, { accountId: params.account, id: params.contact })),
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/area/:account/contacts/:contact',
    summary: 'Change the fields of an additional contact that are named',
    access: customers(),
    params: AreaCardParams,
    body: CardDraft,
    answers: { 200: CardAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const of = { accountId: params.account, id: params.contact }
      const changes = [{ id: of.id, version, draft: body }]
      await presentStale(presentCard, async () =>
        onlyDone(await changeAdditionalContacts(tx, actor, now, { accountId: of.accountId, changes })),
      )
      return presentCard(await readCardOf(tx, actor, of))
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/area/:account/contacts/:contact/sample',
    summary: 'Send an additional contact a sample',
    access: customers(),
    params: AreaCardParams,
    answers: { 202: SampleAnswer },
    handle: async ({ tx, actor, now, params }) =>
      answer(202, await sendSample(tx, actor, now, { accountId: params.account, id: params.contact })),
  }),
]
