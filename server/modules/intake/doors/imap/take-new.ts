import { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import { TooLarge } from '../../../../lib/file-store.ts'
import type { Log } from '../../../../lib/log.ts'
import { normalMailAddress } from '../../../../lib/pure/mail-address.ts'
import { receiveMail } from '../../receive-mail.ts'
import type { Site } from '../../site.ts'
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
  site: Site & { log: Log },
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
      const content = small.get(uid) ?? (await wholeOf(client, uid))
      // Gone from the folder meanwhile.
      if (content) await take(site, mailbox, { uid, uidValidity: from.uidValidity, content })
    }
    lastUid = some.at(-1) ?? lastUid
    await note(null)
  }
  if (from.only !== null && client.mailbox) lastUid = Math.max(lastUid, client.mailbox.uidNext - 1)
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

async function wholeOf(client: ImapFlow, uid: number): Promise<Readable | null> {
  const { content } = await client.download(String(uid), undefined, { uid: true })
  return content ?? null
}

/** Many servers sign in by the address of the mailbox. */
function addressOf({ userName }: Mailbox): { mailboxAddress?: string } {
  const address = normalMailAddress(userName)
  return address ? { mailboxAddress: address } : {}
}

async function take(
  site: Site & { log: Log },
  mailbox: Mailbox,
  mail: { uid: number; uidValidity: number; content: Readable | Buffer },
): Promise<void> {
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
  } catch (error) {
    const isPassed = error instanceof TooLarge || error instanceof MailIsAnother
    if (!isPassed) throw error
    site.log.warn(
      { err: error, mailbox: mailbox.id, uid: mail.uid },
      'a mail stays in its mailbox: it cannot be taken',
    )
  } finally {
    if (mail.content instanceof Readable) mail.content.destroy()
  }
}
