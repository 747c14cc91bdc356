import type { Language } from '../../lib/pure/languages.ts'
import type { Subject } from '../trail/index.ts'

/** Lanes leave in this order, so that a reset never waits behind a mailing. */
export type Lane = 'credential' | 'ticket' | 'notice' | 'mailing'
export type Category = 'billing' | 'support' | 'products' | 'domains' | 'general' | 'affiliate'
/** Whose words a mail is written in: agents are addressed as *usted*, customers as *tú*. */
export type MailDoor = 'agent' | 'area'

/** What becomes of a delivery. Kept: no SMTP is set; withdrawn: its link was voided before it left. */
export type DeliveryState = 'queued' | 'paused' | 'kept' | 'sent' | 'failed' | 'withdrawn'

/** Values that only the sender of an event knows. Names, address, workspace, times and link are filled in anyway. */
type GivenFor = {
  activation: never
  invitation: 'invitedBy'
  'password-reset': never
  'magic-link': never
  'address-verification': never
  'address-changed': never
  'password-changed': never
  /** `page`: where its button leads, within the portal or area; not a credential. */
  'export-ready': 'rows' | 'page'
}

/** Everything that is sent today. A template exists for each, at each door that sends it, in each language. */
export type MailEvent = keyof GivenFor

/** An address considered for a message: in or out, with the rule that decided. */
export type RecipientDraft = {
  address: string
  typedAddress: string
  name: string
  personId: number | null
  language: Language
  /** In which its times are told; the workspace's where it is not given. */
  timeZone?: string | undefined
  verdict: 'in' | 'out'
  rule: string
  ruleFacts?: Record<string, unknown>
}

type DraftOf<Event extends MailEvent> = {
  event: Event
  lane: Lane
  category?: Category
  confidential?: boolean
  /** The mailed credential that the message carries; its link is derived when the message leaves. */
  tokenId?: number
  /** What the template's placeholders stand for; nothing secret. */
  parameters: Readonly<Record<string, string>> & Readonly<Record<GivenFor[Event], string>>
  subject: Subject
  recipients: readonly RecipientDraft[]
}
export type MessageDraft = { [Event in MailEvent]: DraftOf<Event> }[MailEvent]

/** A text as it is kept: immutable, so that a queued message is rendered the same each time. */
export type MailTemplate = {
  id: number
  event: MailEvent
  door: MailDoor
  language: Language
  subject: string
  body: string
  actionLabel: string | null
  reason: string
}

/** One message to one recipient, with all that is needed to write it out. */
export type Delivery = {
  messageId: number
  position: number
  headerMessageId: string | null
  attempts: number
  postponed: number
  createdAt: Date
  parameters: Readonly<Record<string, string>>
  recipient: { address: string; typedAddress: string; name: string; language: Language; timeZone: string }
  templateId: number
  token: Token | null
}

export type TokenPurpose = 'activation' | 'invitation' | 'reset' | 'magic-link' | 'address-change'
export type TokenDraft = {
  purpose: TokenPurpose
  door: MailDoor
  personId: number
  address: string
  typed: string
}
export type Token = TokenDraft & {
  id: number
  nonce: Buffer
  expiresAt: Date
  usedAt: Date | null
  voidedAt: Date | null
}
