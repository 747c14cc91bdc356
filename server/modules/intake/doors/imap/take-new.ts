import { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import { TooLarge } from '../../../../lib/file-store.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { mailSizeAtMost, receiveMail } from '../../receive-mail.ts'
import { storableLine } from '../../rules/storable.ts'
import type { Site } from '../../site.ts'
import { forgetLeft, type LeftMail, leftIn, noteLeft } from '../../store/left-mails.ts'
import { noteProgress } from '../../store/mailboxes.ts'
import { MailIsAnother } from '../../store/raw-mails.ts'
import type { Mailbox } from '../../types.ts'

/** Up to where a folder was taken. */
export type Place = { uidValidity: number; lastUid: number }

const batch = 20
/** Mails up to this size come several in one answer, larger ones by themselves, a piece at a time. */
const smallAtMost = 512 * 1024
/** How far back is looked when a server numbers a folder anew: what was stored already is known by its content. */
const lookBackMilliseconds = 2 * 24 * 60 * 60_000

/** Where to go on in an open folder: at the end the first time, unless all that is in it was asked for. */
export async function placeIn(
  client: ImapFlow,
  mailbox: Mailbox,
): Promise<Place & { only: number[] | null }> {
  const { mailbox: opened } = client
  if (!opened) throw new Error('no folder is open')
  const uidValidity = Number(opened.uidValidity)
  if (mailbox.uidValidity === uidValidity && mailbox.lastUid !== null)
    return { uidValidity, lastUid: mailbox.lastUid, only: null }
  if (mailbox.uidValidity === null)
    return { uidValidity, lastUid: mailbox.lastUid ?? opened.uidNext - 1, only: null }
  const since = new Date((mailbox.checkedAt?.getTime() ?? 0) - lookBackMilliseconds)
  const found = await client.search({ since }, { uid: true })
  return { uidValidity, lastUid: 0, only: found || [] }
}

/**
 * Stores what came after a place, and gives the new place. It advances only over what is stored, in the order of the folder,
 * so that wherever it is ended nothing is left out.
 */
export async function takeNew(
  site: Site,
  client: ImapFlow,
  mailbox: Mailbox,
  from: Place & { only: number[] | null },
): Promise<Place> {
  const found = from.only ?? ((await client.search({ uid: `${from.lastUid + 1}:*` }, { uid: true })) || [])
  // `n:*` names the last one, whatever its number (RFC 3501, 6.4.8).
  const uids = found.filter((uid) => uid > from.lastUid).sort((one, other) => one - other)
  let { lastUid } = from
  const note = (checkedAt: Date | null) =>
    noteProgress(site.db, {
      id: mailbox.id,
      version: mailbox.version,
      uidValidity: from.uidValidity,
      lastUid,
      checkedAt,
    })
  for (let at = 0; at < uids.length; at += batch) {
    const some = uids.slice(at, at + batch)
    const small = await smallOf(client, some)
    for (const uid of some) {
      const place = { uid, uidValidity: from.uidValidity }
      const content = small.get(uid) ?? (await wholeOf(client, uid))
      const left =
        content && (content === 'too-large' ? content : await take(site, mailbox, { ...place, content }))
      if (left)
        await noteLeft(site.db, site.now(), {
          ...place,
          ...(await aboutLeft(client, uid)),
          mailboxId: mailbox.id,
          reason: left,
        })
    }
    lastUid = some.at(-1) ?? lastUid
    await note(null)
  }
  if (from.only !== null && client.mailbox) lastUid = Math.max(lastUid, client.mailbox.uidNext - 1)
  await forgetGone(site, client, { mailboxId: mailbox.id, uidValidity: from.uidValidity })
  await note(site.now())
  return { uidValidity: from.uidValidity, lastUid }
}

async function smallOf(client: ImapFlow, uids: readonly number[]): Promise<Map<number, Buffer>> {
  const whole = new Map<number, Buffer>()
  const asked = { uid: true, source: { start: 0, maxLength: smallAtMost } }
  for await (const { uid, source } of client.fetch([...uids].join(','), asked, { uid: true }))
    if (source && source.length < smallAtMost) whole.set(uid, source)
  return whole
}

/** Null: gone from the folder meanwhile. What would not be taken is not asked for. */
async function wholeOf(client: ImapFlow, uid: number): Promise<Readable | 'too-large' | null> {
  const found = await client.fetchOne(String(uid), { uid: true, size: true }, { uid: true })
  if (found && (found.size ?? 0) > mailSizeAtMost) return 'too-large'
  const { content } = await client.download(String(uid), undefined, { uid: true })
  return content ?? null
}

/** Many servers sign in by the address of the mailbox. */
function addressOf({ userName }: Mailbox): { mailboxAddress?: string } {
  const address = normalMailAddress(userName)
  return address ? { mailboxAddress: address } : {}
}

/** Stores a mail; gives why it cannot be taken and stays where it is. */
async function take(
  site: Site,
  mailbox: Mailbox,
  mail: { uid: number; uidValidity: number; content: Readable | Buffer },
): Promise<LeftMail['reason'] | null> {
  try {
    await receiveMail(site, {
      content: mail.content,
      via: 'imap',
      envelope: {
        mailboxId: mailbox.id,
        uid: mail.uid,
        ...addressOf(mailbox),
        ...(mailbox.departmentId === null ? {} : { departmentId: mailbox.departmentId }),
      },
      doorKey: `${mailbox.id} ${mail.uidValidity} ${mail.uid}`,
    })
    return null
  } catch (error) {
    if (error instanceof TooLarge) return 'too-large'
    if (error instanceof MailIsAnother) return 'another'
    throw error
  } finally {
    if (mail.content instanceof Readable) mail.content.destroy()
  }
}

/** What can be told of a mail without taking it. */
async function aboutLeft(
  client: ImapFlow,
  uid: number,
): Promise<Pick<LeftMail, 'size' | 'sender' | 'subject' | 'cameAt'>> {
  const asked = { uid: true, size: true, envelope: true, internalDate: true }
  const found = await client.fetchOne(String(uid), asked, { uid: true })
  const { size = null, envelope, internalDate = null } = found || {}
  const cameAt = internalDate === null ? null : new Date(internalDate)
  return {
    size,
    sender: storableLine(envelope?.from?.[0]?.address ?? '', 320) || null,
    subject: storableLine(envelope?.subject ?? '', 250) || null,
    cameAt: cameAt && Number.isNaN(cameAt.getTime()) ? null : cameAt,
  }
}

/** What stayed and was taken out of the folder since is no longer told. */
async function forgetGone(
  { db }: Site,
  client: ImapFlow,
  of: { mailboxId: number; uidValidity: number },
): Promise<void> {
  const left = await leftIn(db, of)
  const found = left.length > 0 && (await client.search({ uid: left.join(',') }, { uid: true }))
  await forgetLeft(db, { ...of, still: found || [] })
}
