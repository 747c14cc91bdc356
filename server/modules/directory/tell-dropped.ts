import type { Tx } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { findWorkspace, mailCredential } from '../identity/index.ts'
import type { Contact, ContactEmail, ContactValues } from './types.ts'

/** Tells each verified address that opens the client area no longer; the mail grants nothing. */
export async function tellDropped(
  tx: Tx,
  now: Date,
  { before, values, dropped }: { before: Contact; values: ContactValues; dropped: readonly ContactEmail[] },
): Promise<void> {
  const verified = before.access === 'none' ? [] : dropped.filter((email) => email.verifiedAt !== null)
  if (verified.length === 0) return
  const language = values.language ?? (await findWorkspace(tx))?.language ?? 'es'
  for (const { normal: address, address: typed } of verified)
    await mailCredential(tx, now, {
      event: 'address-changed',
      person: {
        id: before.id,
        kind: 'contact',
        name: values.name,
        language: interfaceLanguageOf(language),
        address,
        typed,
      },
      to: { address, typed },
    })
}
