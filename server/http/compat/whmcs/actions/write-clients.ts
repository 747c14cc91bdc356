import { z } from 'zod'
import type { Tx } from '../../../../lib/db.ts'
import { onlyDone } from '../../../../lib/errors.ts'
import {
  type Account,
  accountOfAddress,
  accountToRead,
  changeAccount,
  closeAccounts,
  createAccounts,
  findAccount,
  reopenAccount,
} from '../../../../modules/accounts/index.ts'
import type { AgentActor } from '../../../../modules/trail/index.ts'
import { type Action, commandAction, Refused } from '../action.ts'
import { choosePreferences } from '../client-preferences.ts'
import { overLatest } from '../over-latest.ts'
import { changeMainUser, ownerOf } from '../owner-of-client.ts'
import { toldOf } from '../shapes/client.ts'
import {
  clientFields,
  clientNames,
  holderFrom,
  requiredProblems,
  type TheirClient,
} from '../shapes/client-draft.ts'
import { flag, id, idOrNone, text } from '../shapes/fields.ts'
import { languageOf } from '../shapes/languages.ts'
import { onlyChanged } from '../shapes/only-changed.ts'
import { givenPreferences } from '../shapes/preferences.ts'

const warning = z.string().optional()
const writes = ['accounts.write', 'contacts.write', 'contacts.read', 'accounts.read'] as const

/** Accounts and their main users, written. */
export const clientWrites: Action[] = [
  commandAction({
    name: 'AddClient',
    summary: 'Make a contact and an account of which she is the main user',
    access: writes,
    fields: z.object({
      ...clientFields,
      owner_user_id: idOrNone,
      noemail: flag.default(false),
      skipvalidation: flag.default(false),
    }),
    answers: z.strictObject({ clientid: z.number(), owner_id: z.number(), warning }),
    says: {
      'email.taken': 'A user already exists with that email address',
      'account.unknown-main-user': 'User Not Found',
      'at:workPhone': 'Invalid telephone phone number',
      'at:holder.phone': 'Invalid telephone phone number',
    },
    names: clientNames,
    handle: async ({ tx, actor, now, fields }) => {
      const problems = [...requiredProblems(fields), ...languageProblems(fields)]
      if (problems.length > 0) throw new Refused(problems.join('. '))
      const owner = await ownerOf(tx, actor, now, fields)
      const mainUserId = owner.id
      const holder = holderFrom(fields, null, owner.isKnown ? 'all' : 'organisation')
      const draft = { name: fields.companyname, mainUserId, holder }
      const { id: clientid } = onlyDone(await createAccounts(tx, actor, now, [draft]))
      const account = await accountToRead(tx, actor, clientid)
      const given = givenPreferences(fields)
      const notOffered = await choosePreferences(tx, actor, now, { account, given })
      return { clientid, owner_id: mainUserId, ...warned(notOffered) }
    },
  }),
  commandAction({
    name: 'UpdateClient',
    summary: 'Change an account’s holder, and the address and language of its main user',
    access: writes,
    fields: z.object({
      ...clientFields,
      clientid: id.optional(),
      clientemail: text,
      status: text,
    }),
    answers: z.strictObject({ clientid: z.number(), warning }),
    says: {
      missing: 'Client ID Not Found',
      'invalid:clientid': 'Client ID Not Found',
      'email.taken': 'Duplicate Email Address',
    },
    names: clientNames,
    handle: async ({ tx, actor, now, fields }) => {
      const problems = languageProblems(fields)
      if (problems.length > 0) throw new Refused(problems.join('. '))
      const found = await namedBy(tx, actor, fields)
      if (!found) throw new Refused('Client ID Not Found')
      if (fields.status?.toLowerCase() === 'active' && found.closedAt)
        await reopenAccount(tx, actor, now, found.id)
      const changed = onlyChanged(fields, toldOf(found))
      await changeMainUser(tx, actor, now, found.mainUser.id, changed)
      await changeHolder(tx, actor, now, found.id, changed)
      const given = givenPreferences(fields)
      const notOffered = await choosePreferences(tx, actor, now, { account: found, given })
      await close(tx, actor, now, found, fields.status)
      return { clientid: found.id, ...warned(notOffered) }
    },
  }),
]

async function namedBy(
  tx: Tx,
  actor: AgentActor,
  { clientid, clientemail }: { clientid?: number | undefined; clientemail?: string | undefined },
): Promise<Account | undefined> {
  if (clientid !== undefined) return accountToRead(tx, actor, clientid)
  return clientemail ? accountOfAddress(tx, actor, clientemail) : undefined
}

async function changeHolder(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  id: number,
  fields: TheirClient,
): Promise<void> {
  await overLatest(async () => {
    const account = await findAccount(tx, id)
    const holder = account && holderFrom(fields, account, 'all')
    // What an account says of its language would hide what is now said of its main user's.
    const language = fields.language === undefined ? {} : { language: null }
    if (!account || (holder === undefined && fields.language === undefined)) return
    await changeAccount(tx, actor, now, { id, version: account.version, draft: { holder, ...language } })
  })
}

const warned = (notOffered: readonly string[]): { warning?: string } =>
  notOffered.length === 0
    ? {}
    : { warning: notOffered.map((each) => `email_preferences[${each}] is not offered here`).join('. ') }

async function close(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  account: Account,
  status: string | undefined,
): Promise<void> {
  const asked = status?.toLowerCase() ?? ''
  if (!['', 'active', 'closed'].includes(asked)) throw new Refused('status: Active or Closed')
  if (asked === 'closed' && !account.closedAt) await closeAccounts(tx, actor, now, [account.id])
}

const languageProblems = ({ language }: TheirClient): string[] =>
  language && languageOf(language) === undefined ? ['language: No language is called that'] : []
