import {
  agents,
  answer,
  commandRoute,
  conversationRoute,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { changeMailbox, createMailbox, deleteMailbox } from '../change-mailboxes.ts'
import { tryMailbox } from '../doors/imap/try-mailbox.ts'
import { readMailbox, readMailboxes } from '../read-mailboxes.ts'
import {
  MailboxAnswer,
  MailboxBody,
  MailboxChanged,
  MailboxesAnswer,
  MailboxPath,
  MailboxTried,
  NewMailbox,
  TryMailbox,
} from '../wire.ts'

const access = agents('settings.manage')
const settings = '/api/agent/settings/mailboxes'

/** Mailboxes that are looked at over IMAP. */
export const mailboxRoutes: Route[] = [
  readRoute({
    path: settings,
    summary: 'The mailboxes that are looked at, and how that goes',
    access,
    answers: { 200: MailboxesAnswer },
    handle: ({ db }) => readMailboxes(db),
  }),
  readRoute({
    path: `${settings}/:id`,
    summary: 'A mailbox, and how looking at it goes',
    access,
    params: MailboxPath,
    answers: { 200: MailboxAnswer },
    handle: ({ db, params }) => readMailbox(db, params.id),
  }),
  commandRoute({
    method: 'POST',
    path: settings,
    summary: 'Begin to look at a mailbox',
    access,
    body: NewMailbox,
    idempotent: true,
    answers: { 201: MailboxAnswer },
    handle: async ({ tx, actor, now, secrets, body }) =>
      answer(201, await createMailbox(tx, actor, now, { secrets, draft: body })),
  }),
  commandRoute({
    method: 'PATCH',
    path: `${settings}/:id`,
    summary: 'Change what is named of a mailbox; it can be undone for 30 days',
    access,
    params: MailboxPath,
    body: MailboxBody,
    versioned: true,
    answers: { 200: MailboxChanged },
    handle: ({ tx, actor, now, secrets, params, version, body }) =>
      changeMailbox(tx, actor, now, { secrets, id: params.id, version, changes: body }),
  }),
  commandRoute({
    method: 'DELETE',
    path: `${settings}/:id`,
    summary: 'Look at a mailbox no longer; it can be undone for 30 days',
    access,
    params: MailboxPath,
    versioned: true,
    answers: { 200: MailboxChanged },
    handle: ({ tx, actor, now, params, version }) =>
      deleteMailbox(tx, actor, now, { id: params.id, version }),
  }),
  conversationRoute({
    method: 'POST',
    path: `${settings}/try`,
    summary: 'Sign in to a mailbox and look into its folder; nothing changes',
    access,
    body: TryMailbox,
    answers: { 200: MailboxTried },
    handle: ({ db, secrets, actor, body }) => tryMailbox({ db, secrets, actor }, body),
  }),
]
