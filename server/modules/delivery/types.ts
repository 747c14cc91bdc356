import type { Secrets } from '../../lib/crypto.ts'
import type { Language } from '../../lib/pure/languages.ts'
import type { Subject } from '../trail/index.ts'
import type { GivenFor, MailEvent } from './events.ts'

export type { MailEvent }

/** Lanes leave in this order, so that a reset never waits behind a mailing. */
export type Lane = 'credential' | 'ticket' | 'notice' | 'mailing'
export type Category = 'billing' | 'support' | 'products' | 'domains' | 'general' | 'affiliate'
/** Whose words a mail is written in: agents are addressed as *usted*, customers as *tú*. */
export type MailDoor = 'agent' | 'area'

/** What becomes of a delivery. Kept: no SMTP is set; withdrawn: its link was voided or its mailing cancelled before it left. */
export type DeliveryState = 'queued' | 'paused' | 'kept' | 'sent' | 'failed' | 'withdrawn'

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
  /** Why in or out; where the text says `{reason}`, its sentence is that of `texts/reasons.ts`. */
  rule: string
  ruleFacts?: RuleFacts
  /** True: she may decline the message's category without signing in, and stop all mail of the account. */
  mayDecline?: boolean
  /**
   * True: tried once more where a server has called the address non-existent, because somebody asks for just this mail. The
   * rule's facts then say `triedAnyway`.
   */
  triesAnyway?: boolean
}

/** What a rule's sentence names: an account, a domain, a category by its code. */
export type RuleFacts = Record<string, unknown>

/** What a link does that stands in a mail and opens without signing in. */
export type ActionPurpose =
  | 'decline'
  | 'unknown-account'
  | 'registrant-change'
  | 'registrant-verification'
  | 'confirm-mail'
  | 'attachment'

/** A copy of a message, by its recipient's place. */
export type { CopyPlace } from './mail/reply-tokens.ts'

/** What goes with a message: content in the store of files, by its hash. */
export type AttachedFile = { hash: Buffer; size: number; name: string; mediaType: string }

type DraftOf<Event extends MailEvent> = (Event extends 'notice'
  ? NoticeText
  : Event extends 'ticket-message'
    ? { texts: Partial<Record<Language, number>> }
    : unknown) & {
  event: Event
  lane: Lane
  category?: Category
  confidential?: boolean
  /** Whose account it is about: its name is `{account}`. */
  accountId?: number
  /** What its button does without signing in: the link is derived from both when the message leaves. */
  action?: { purpose: ActionPurpose; of: string }
  /** Messages with the same thread stand together in the reader's mail program. */
  thread?: string
  /**
   * Whose address it is from and answers go to. Left out: of what is about an account, the first department of its category,
   * else the first of all; of anything else MAIL_FROM, and nobody reads answers.
   */
  departmentId?: number
  /** Who wrote it, as its readers see beside the workspace. */
  senderName?: string
  /** Message-ID of the mail that it answers, without its brackets. */
  inReplyTo?: string
  /** False: a person wrote it, and it is not marked as a machine's (RFC 3834). */
  isAutomatic?: boolean
  /** Automatic, in answer to a mail: marked so, and with an empty return path, so that nothing answers it in turn. */
  isAnswer?: boolean
  attachments?: readonly AttachedFile[]
  /** The mailed credential that the message carries; its link is derived when the message leaves. */
  tokenId?: number
  /** What the template's placeholders stand for; nothing secret. */
  parameters: Readonly<Record<string, string>> & Readonly<Record<GivenFor[Event], string>>
  subject: Subject
  recipients: readonly RecipientDraft[]
}

/** One-off texts by language (ids from `newTexts`), or the key of one of the workspace's own templates. */
export type NoticeText =
  | { texts: Partial<Record<Language, number>>; template?: never }
  | { template: OwnTemplateKey; texts?: never }
export type OwnTemplateKey = `custom.${string}`

/** How a text is written: plain paragraphs, Markdown, or HTML, of which only what is harmless is kept. */
export type TextFormat = 'plain' | 'markdown' | 'html'

/** A text written for one notice or mailing. Sealed: the body is encrypted with SECRET, and blanked after that moment. */
export type TextDraft = {
  language: Language
  subject: string
  body: string
  format: TextFormat
  /** What its button says, where the message has an action or a page. */
  actionLabel?: string | null
  sealed?: { secrets: Secrets; blankAfter: Date }
}

export type MessageDraft = { [Event in MailEvent]: DraftOf<Event> }[MailEvent]

/** What a template is for: an event; `text`: one notice or mailing alone; or the workspace's own notices. */
export type TemplateEvent = Exclude<MailEvent, 'notice' | 'ticket-message'> | 'text' | OwnTemplateKey

/** A text as it is kept: immutable, so that a queued message is rendered the same each time. */
export type MailTemplate = {
  id: number
  event: TemplateEvent
  door: MailDoor
  language: Language
  subject: string
  body: string
  format: TextFormat
  /** Of a confidential notice, whose body is empty; null, too, once it was blanked. */
  sealedBody: Buffer | null
  actionLabel: string | null
  reason: string
}
export type ShippedTemplate = Omit<MailTemplate, 'id' | 'sealedBody'>

/** One message to one recipient, with all that is needed to write it out. */
export type Delivery = {
  messageId: number
  position: number
  headerMessageId: string | null
  attempts: number
  postponed: number
  createdAt: Date
  parameters: Readonly<Record<string, string>>
  event: MailEvent
  category: Category | null
  action: { purpose: ActionPurpose; of: string } | null
  thread: string | null
  /** Whose address it is from; null: MAIL_FROM. */
  departmentId: number | null
  senderName: string | null
  inReplyTo: string | null
  isAutomatic: boolean
  isAnswer: boolean
  /** In order, their hashes in hex. */
  attachments: readonly { hash: string; size: number; name: string; mediaType: string }[]
  recipient: {
    address: string
    typedAddress: string
    name: string
    language: Language
    timeZone: string
    rule: string
    ruleFacts: RuleFacts
    mayDecline: boolean
  }
  /** Who else gets a notice or a copy: the first few, and how many in all. */
  others: { named: { name: string; rule: string }[] | null; count: number }
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
