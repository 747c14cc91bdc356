import type { Tx } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { issueTokens, type MessageDraft, sendMessages } from '../delivery/index.ts'
import { findWorkspace, markInvited } from '../identity/index.ts'
import type { ContactValues } from './types.ts'

type Invited = { id: number; values: ContactValues }

/**
 * Sends each contact, at her primary address and in her language (the workspace's where hers is
 * not known), a link to verify the address, choose a password and
 * enter the client area (product rule 5). Earlier links of hers are void from now on.
 */
export async function sendActivations(
  tx: Tx,
  now: Date,
  contacts: readonly Invited[],
  { triesAnyway }: { triesAnyway: boolean } = { triesAnyway: false },
): Promise<void> {
  const invited = contacts.flatMap(({ id, values }) => {
    const [primary] = values.emails
    return primary ? [{ id, values, primary }] : []
  })
  if (invited.length === 0) return
  const isUnknown = invited.some(({ values }) => values.language === null)
  const fallback = (isUnknown ? (await findWorkspace(tx))?.language : undefined) ?? 'es'
  const tokens = await issueTokens(
    tx,
    now,
    invited.map(({ id, primary }) => ({
      purpose: 'activation',
      door: 'area',
      personId: id,
      address: primary.normal,
      typed: primary.address,
    })),
  )
  await sendMessages(
    tx,
    now,
    invited.map(
      ({ id, values, primary }, at): MessageDraft => ({
        event: 'activation',
        lane: 'credential',
        tokenId: tokens[at] as number,
        parameters: {},
        subject: { kind: 'contact', id },
        recipients: [
          {
            address: primary.normal,
            typedAddress: primary.address,
            name: values.name,
            personId: id,
            language: interfaceLanguageOf(values.language ?? fallback),
            timeZone: values.timeZone ?? undefined,
            verdict: 'in',
            rule: 'credential',
            triesAnyway,
          },
        ],
      }),
    ),
  )
}

/** The same to one who exists already, who is invited anew. */
export async function inviteAgain(tx: Tx, now: Date, contact: Invited): Promise<void> {
  await markInvited(tx, now, [contact.id])
  // Somebody asks for this one mail: a server that once said that nobody is there does not lock her out for ever.
  await sendActivations(tx, now, [contact], { triesAnyway: true })
}
