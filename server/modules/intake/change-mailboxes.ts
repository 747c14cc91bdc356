import type { Secrets } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mayChangeMailboxes } from './policy.ts'
import { presentMailbox } from './present-mailbox.ts'
import { readImapUrl, readMailbox, type TypedMailbox } from './rules/mailboxes.ts'
import { sealPassword } from './seal-password.ts'
import {
  hadMailboxes,
  insertMailbox,
  isDepartmentInUse,
  lockMailbox,
  mailboxById,
} from './store/mailboxes.ts'
import type { Mailbox, MailboxValues } from './types.ts'
import type { MailboxAnswer, MailboxBody, MailboxChanged, NewMailbox } from './wire.ts'
import { isSame, type MailboxImage, plain, writeMailbox } from './write-mailbox.ts'

/**
 * Begins to look at a mailbox.
 * @throws Refusal forbidden, invalid
 */
export async function createMailbox(
  tx: Tx,
  actor: Actor,
  now: Date,
  { secrets, draft }: { secrets: Secrets; draft: NewMailbox },
): Promise<MailboxAnswer> {
  if (!mayChangeMailboxes(actor)) throw new Refusal('forbidden')
  const typed = {
    ...draft,
    folder: draft.folder ?? 'INBOX',
    departmentId: draft.departmentId ?? null,
    authservIds: draft.authservIds ?? [],
    isPaused: draft.isPaused ?? false,
  }
  return insert(tx, actor, now, { secrets, typed, takes: draft.takes ?? 'new' })
}

/**
 * Makes the mailbox that IMAP_URL names, once: not where there ever was one.
 * @throws Refusal invalid
 */
export async function seedMailbox(
  tx: Tx,
  now: Date,
  { secrets, url }: { secrets: Secrets; url: string },
): Promise<MailboxAnswer | null> {
  if (await hadMailboxes(tx)) return null
  const typed = readImapUrl(url)
  if (!typed) throw new Refusal('invalid', [{ path: 'IMAP_URL', code: 'mailbox.url' }])
  const actor: Actor = { kind: 'system', door: 'set-up', ip: null, requestId: null, language: 'en' }
  return insert(tx, actor, now, { secrets, typed, takes: 'new' })
}

/**
 * Changes what is named; it can be undone for 30 days. Another server, user or folder is another mailbox: what is there
 * already is left alone.
 * @throws Refusal forbidden, missing, stale, invalid
 */
export async function changeMailbox(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { secrets: Secrets; id: number; version: number; changes: MailboxBody },
): Promise<MailboxChanged> {
  const before = await current(tx, actor, change)
  const { password = null, ...changes } = change.changes
  const typed: TypedMailbox = { ...before, ...defined(changes), password }
  const { sealedPassword, ...values } = await read(tx, change.secrets, typed, before.departmentId)
  const after = { ...before, ...values, sealedPassword: sealedPassword ?? before.sealedPassword }
  return writeMailbox(tx, actor, now, { before, after })
}

/**
 * Looks at a mailbox no longer; what came from it stays. It can be undone for 30 days.
 * @throws Refusal forbidden, missing, stale
 */
export async function deleteMailbox(
  tx: Tx,
  actor: Actor,
  now: Date,
  which: { id: number; version: number },
): Promise<MailboxChanged> {
  const before = await current(tx, actor, which)
  return writeMailbox(tx, actor, now, { before, after: { ...before, archivedAt: now } })
}

/**
 * Changes a mailbox back, field by field; what was changed again since stays and is named.
 * @throws Refusal forbidden, missing, conflict when nothing can be changed back
 */
export async function undoMailboxChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: MailboxImage },
): Promise<Problem[]> {
  if (!mayChangeMailboxes(actor)) throw new Refusal('forbidden')
  const before = await lockMailbox(tx, undone.id)
  if (!before) throw new Refusal('missing')
  const untouched = undone.image.changes.filter(({ field, new: set }) => isSame(plain(before[field]), set))
  const leftOut = undone.image.changes
    .filter((change) => !untouched.includes(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  if (untouched.length === 0) throw new Refusal('conflict', leftOut)
  const back = Object.fromEntries(untouched.map(({ field, old }) => [field, old]))
  await writeMailbox(tx, actor, now, { before, after: { ...before, ...back }, undoes: undone.undoId })
  return leftOut
}

async function insert(
  tx: Tx,
  actor: Actor,
  now: Date,
  { secrets, typed, takes }: { secrets: Secrets; typed: TypedMailbox; takes: 'all' | 'new' },
): Promise<MailboxAnswer> {
  const { sealedPassword, ...values } = await read(tx, secrets, typed, null)
  const id = await insertMailbox(tx, now, {
    ...values,
    sealedPassword: sealedPassword ?? '',
    lastUid: takes === 'all' ? 0 : null,
  })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'mailbox', id },
      type: 'mailbox.created',
      values: (['name', 'host', 'userName'] as const).map((field) => ({
        field,
        old: null,
        new: values[field],
      })),
    },
  ])
  return presentMailbox((await mailboxById(tx, id)) as Mailbox)
}

type Read = Omit<MailboxValues, 'sealedPassword'> & { sealedPassword: string | null }

async function read(
  tx: Tx,
  secrets: Secrets,
  typed: TypedMailbox,
  departmentBefore: number | null,
): Promise<Read> {
  const { values, problems } = readMailbox(typed)
  const { password, departmentId } = values
  const isKnown =
    departmentId === null || departmentId === departmentBefore || (await isDepartmentInUse(tx, departmentId))
  if (!isKnown) problems.push({ path: 'departmentId', code: 'mailbox.department' })
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const { name, host, port, security, userName, folder, authservIds, isPaused } = values
  return {
    ...{ name, host, port, security, userName, folder, departmentId, authservIds, isPaused },
    sealedPassword: password === null ? null : sealPassword(secrets, password),
  }
}

async function current(tx: Tx, actor: Actor, which: { id: number; version: number }): Promise<Mailbox> {
  if (!mayChangeMailboxes(actor)) throw new Refusal('forbidden')
  const found = await lockMailbox(tx, which.id)
  if (!found || found.archivedAt) throw new Refusal('missing')
  if (found.version !== which.version) throw new Refusal('stale', [], { current: presentMailbox(found) })
  return found
}

/** What is named and undefined is not named. */
const defined = <Values extends object>(
  values: Values,
): { [Name in keyof Values]: Exclude<Values[Name], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
