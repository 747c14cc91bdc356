import { agents, commandRoute, customers, type Route, readRoute } from '../../http/route.ts'
import { Refusal } from '../../lib/errors.ts'
import { accountToRead, accountToWrite } from '../accounts/index.ts'
import { changeCategory } from './change-category.ts'
import { chooseCategories } from './choose-categories.ts'
import { presentDecision, presentOwnDecision } from './present-decision.ts'
import { recipientsOf, recipientsOfOwn } from './recipients-of.ts'
import { mailLinkRoutes } from './routes/mail-links.ts'
import { choicesOf } from './rules/choices.ts'
import { categorySettings } from './store/categories.ts'
import { findChoices } from './store/choices.ts'
import type { CategorySetting } from './types.ts'
import {
  AccountParams,
  AgentAccountParams,
  CategoriesAnswer,
  CategoryAnswer,
  CategoryBody,
  CategoryParams,
  ChoicesAnswer,
  ChoicesBody,
  RecipientsAnswer,
  RecipientsQuery,
} from './wire.ts'

/** Who gets what: asked beforehand, chosen by main users, set by agents. */
export const routes: Route[] = [
  ...mailLinkRoutes,
  readRoute({
    path: '/api/agent/accounts/:id/recipients',
    summary: 'Who would get a message of an account, and why',
    access: agents('accounts.read'),
    params: AgentAccountParams,
    query: RecipientsQuery,
    answers: { 200: RecipientsAnswer },
    handle: async ({ db, params, query }) => {
      const decisions = await recipientsOf(db, { accountId: params.id, ...domainOf(query) })
      return { items: decisions.map(presentDecision) }
    },
  }),
  readRoute({
    path: '/api/area/:account/recipients',
    summary: 'Who would get a message of the own account, and why',
    access: customers(),
    params: AccountParams,
    query: RecipientsQuery,
    answers: { 200: RecipientsAnswer },
    handle: async ({ db, actor, params, query }) => {
      const asked = { accountId: params.account, ...domainOf(query) }
      return { items: (await recipientsOfOwn(db, actor.id, asked)).map(presentOwnDecision) }
    },
  }),
  readRoute({
    path: '/api/area/:account/choices',
    summary: 'What the main user hears of each category',
    access: customers(),
    params: AccountParams,
    answers: { 200: ChoicesAnswer },
    handle: async ({ db, actor, params }) => {
      const own = await findChoices(db, { accountId: params.account, mainUserId: actor.id })
      if (!own) throw new Refusal('missing')
      return choicesOf(await categorySettings(db), own)
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/area/:account/choices',
    summary: 'Choose what to hear of, where the category leaves the choice',
    access: customers(),
    params: AccountParams,
    body: ChoicesBody,
    answers: { 200: ChoicesAnswer },
    versioned: true,
    handle: ({ tx, actor, now, params, version, body }) =>
      chooseCategories(tx, actor, now, {
        accountId: params.account,
        mainUserId: actor.id,
        version,
        choices: body.choices,
      }),
  }),
  readRoute({
    path: '/api/agent/accounts/:id/choices',
    summary: 'What the main user of an account hears of each category',
    access: agents('accounts.read'),
    params: AgentAccountParams,
    answers: { 200: ChoicesAnswer },
    handle: async ({ db, actor, params }) => {
      const { version, chosenCategories: choices } = await accountToRead(db, actor, params.id)
      return choicesOf(await categorySettings(db), { version, choices })
    },
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/accounts/:id/choices',
    summary: 'Choose for the main user what to hear of, where the category leaves the choice',
    access: agents('accounts.write'),
    params: AgentAccountParams,
    body: ChoicesBody,
    answers: { 200: ChoicesAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const { id, mainUser } = await accountToWrite(tx, actor, params.id)
      const of = { accountId: id, mainUserId: mainUser.id }
      return chooseCategories(tx, actor, now, { ...of, version, choices: body.choices })
    },
  }),
  readRoute({
    path: '/api/agent/settings/categories',
    summary: 'What may be chosen about each category’s mail, and whether customers see it',
    access: agents('accounts.read'),
    answers: { 200: CategoriesAnswer },
    handle: async ({ db }) => ({ items: (await categorySettings(db)).map(presentCategory) }),
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/settings/categories/:category',
    summary: 'Set what may be chosen about a category’s mail, or offer it',
    access: agents('settings.manage'),
    params: CategoryParams,
    body: CategoryBody,
    answers: { 200: CategoryAnswer },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) =>
      presentCategory(
        await changeCategory(tx, actor, now, { category: params.category, version, draft: body }),
      ),
  }),
]

const domainOf = ({
  category,
  domain,
}: {
  category: CategorySetting['category']
  domain?: number | undefined
}) => ({
  category,
  domainId: domain ?? null,
})

const presentCategory = ({ id: _id, ...setting }: CategorySetting): CategoryAnswer => setting
