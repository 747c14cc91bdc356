import type { Db } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import type { FileStore } from '../../lib/file-store.ts'
import { presentHeld } from './present-held.ts'
import { readStored } from './read-stored.ts'
import { rememberableOf } from './rules/proof.ts'
import { findHeld } from './store/held.ts'
import { accountsAtAddress, storedMail } from './store/stored-mail.ts'
import type { HeaderAddress, ParsedMail } from './types.ts'
import { AuthenticationAnswer, type HeldMailAnswer } from './wire.ts'

type Stores = { db: Db; files: FileStore }

/**
 * A held mail, safe to look at: what it says as text, and all that was found out about it. One that breaks its reader has
 * nothing but that.
 * @throws Refusal missing
 */
export async function viewHeld(
  { db, files }: Stores,
  id: number,
  sentence: (problem: Problem) => string,
): Promise<HeldMailAnswer> {
  const row = await findHeld(db, id)
  const stored = await storedMail(db, id)
  if (!row || !stored) throw new Refusal('missing')
  const mail = (await readStored(files, stored.hash))?.parsed
  const read = AuthenticationAnswer.safeParse(row.facts.authentication)
  const authentication = read.success ? read.data : null
  return {
    ...presentHeld(row, sentence),
    authentication,
    rememberable: authentication ? rememberableOf(authentication) : [],
    to: (mail?.to ?? []).map(shown),
    cc: (mail?.cc ?? []).map(shown),
    date: mail?.date?.toISOString() ?? null,
    text: mail?.text ?? '',
    quoted: mail?.quoted ?? '',
    hasHtml: Boolean(mail?.html),
    attachments: (mail?.parts ?? []).map(({ name, mediaType, content }) => ({
      ...{ name, mediaType },
      size: content.byteLength,
    })),
    headers: (mail?.headers ?? []).map(({ name, value }) => ({ name, value })),
    accounts: row.address === null ? [] : await accountsAtAddress(db, row.address),
  }
}

const shown = ({ address, typed, name }: HeaderAddress) => ({ address: address || typed, name })

/**
 * Its HTML, with only what is harmless, and its own pictures.
 * @throws Refusal missing
 */
export async function htmlOfHeld(
  { db, files }: Stores,
  id: number,
): Promise<{ html: string; parts: ParsedMail['parts'] }> {
  const stored = await storedMail(db, id)
  const mail = stored && (await readStored(files, stored.hash))?.parsed
  if (!mail?.html) throw new Refusal('missing')
  return { html: mail.html, parts: mail.parts }
}
