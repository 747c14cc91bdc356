import type { Tx } from '../../lib/db.ts'
import { type MessageDraft, sendMessages } from '../delivery/index.ts'
import type { Person } from './types.ts'

type CredentialEvent = Extract<
  MessageDraft['event'],
  | 'invitation'
  | 'password-reset'
  | 'magic-link'
  | 'address-verification'
  | 'address-changed'
  | 'password-changed'
>

/** What somebody asks for one by one: a server that once said that nobody is there does not lock him out for ever. */
const askedFor: ReadonlySet<CredentialEvent> = new Set([
  'invitation',
  'password-reset',
  'magic-link',
  'address-verification',
])

/** Mail about a credential: it goes to the one person it is for, at one address of his, and to nobody else. */
export async function mailCredential(
  tx: Tx,
  now: Date,
  mail: {
    event: CredentialEvent
    person: Person
    /** Where to, when not to the primary address. */
    to?: { address: string; typed: string }
    tokenId?: number
    parameters?: { invitedBy: string }
  },
): Promise<void> {
  const { person, event } = mail
  const to = mail.to ?? person
  if (to.address === '') return
  const recipient = {
    address: to.address,
    typedAddress: to.typed,
    name: person.name,
    personId: person.id,
    language: person.language,
    verdict: 'in',
    rule: 'credential',
    triesAnyway: askedFor.has(event),
  } as const
  const draft = {
    event,
    lane: 'credential',
    ...(mail.tokenId === undefined ? {} : { tokenId: mail.tokenId }),
    parameters: mail.parameters ?? {},
    subject: { kind: person.kind, id: person.id },
    recipients: [recipient],
  }
  await sendMessages(tx, now, [draft as MessageDraft])
}
