import type { Secrets } from '../../../../lib/crypto.ts'
import type { Db } from '../../../../lib/db.ts'
import { Refusal } from '../../../../lib/errors.ts'
import type { AgentActor } from '../../../trail/index.ts'
import { mayChangeMailboxes } from '../../policy.ts'
import { openPassword } from '../../seal-password.ts'
import { mailboxById } from '../../store/mailboxes.ts'
import type { MailboxTried, TryMailbox } from '../../wire.ts'
import { connectTo, openFolder, problemOf } from './open-mailbox.ts'

/**
 * Signs in to a mailbox and looks into its folder, changing nothing: before it is kept, or because it fails.
 * @throws Refusal forbidden, missing, invalid when the password that is kept is for another server or user
 */
export async function tryMailbox(
  { db, secrets, actor }: { db: Db; secrets: Secrets; actor: AgentActor },
  asked: TryMailbox,
): Promise<MailboxTried> {
  if (!mayChangeMailboxes(actor)) throw new Refusal('forbidden')
  const { folder = 'INBOX', id, ...reached } = asked
  const password = asked.password ?? (await keptPassword(db, secrets, { ...asked, id }))
  try {
    const client = await connectTo({ ...reached, password })
    try {
      const opened = await openFolder(client, folder)
      const folders = (await client.list()).map(({ path }) => path).slice(0, 500)
      return { result: 'works', messages: opened.exists, folders }
    } finally {
      client.close()
    }
  } catch (error) {
    const { kind, message } = problemOf(error)
    return { result: kind, words: message }
  }
}

// A kept password goes to the server that it is for and nowhere else, whoever asks.
async function keptPassword(db: Db, secrets: Secrets, asked: TryMailbox): Promise<string> {
  if (asked.id === undefined)
    throw new Refusal('invalid', [{ path: 'password', code: 'mailbox.no-password' }])
  const kept = await mailboxById(db, asked.id)
  if (!kept || kept.archivedAt) throw new Refusal('missing')
  const isSame =
    kept.host === asked.host &&
    kept.port === asked.port &&
    kept.userName === asked.userName &&
    kept.security === asked.security
  const password = isSame ? openPassword(secrets, kept.sealedPassword) : null
  if (password === null)
    throw new Refusal('invalid', [{ path: 'password', code: 'mailbox.password-elsewhere' }])
  return password
}
