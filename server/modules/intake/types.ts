/**
 * An address as a header has it. `address`: as addresses are compared; empty where it is none. `typed`: for people and for
 * sending. `written`: with what the header has around it ("mailto:", comments, blanks), which is no address.
 */
export type HeaderAddress = { address: string; typed: string; written: string; name: string }

/** What a header says that no person need have written the mail (RFC 3834 and what others go by). */
export type Automatic =
  | 'auto-replied'
  | 'auto-generated'
  | 'out-of-office'
  | 'bulk'
  | 'list'
  | 'suppress'
  | 'empty-return-path'
  | 'mailer-daemon'
  | 'own-mark'

/** What a server says about mail that was sent (RFC 3464, RFC 5965, and the many that follow neither). */
export type Report =
  | {
      kind: 'delivery'
      recipients: {
        address: string | null
        action: 'failed' | 'delayed' | 'other'
        status: string | null
        words: string
      }[]
      /** Message-ID of what was sent, where it is quoted. */
      about: string | null
    }
  | {
      kind: 'complaint'
      address: string | null
      about: string | null
      words: string
      /** The mail that it is about bears our mark. */
      isOfOurs?: true
    }

export type MailPart = {
  name: string
  mediaType: string
  contentId: string | null
  isInline: boolean
  content: Uint8Array
}

/** A mail, read: what it says, nothing about whether that is true. */
export type ParsedMail = {
  messageId: string | null
  inReplyTo: readonly string[]
  references: readonly string[]
  /** None, one, or the several of a header that claims several authors. */
  from: readonly HeaderAddress[]
  sender: HeaderAddress | null
  replyTo: readonly HeaderAddress[]
  to: readonly HeaderAddress[]
  cc: readonly HeaderAddress[]
  /** Delivered-To, X-Original-To and the like: for mailboxes, which know no envelope. */
  deliveredTo: readonly string[]
  returnPath: string | null
  subject: string
  date: Date | null
  /** What the author wrote, and what he quoted below or between: together all there is. */
  text: string
  quoted: string
  /** Only what is harmless; inline images as cid: addresses. */
  html: string | null
  parts: readonly MailPart[]
  automatic: readonly Automatic[]
  report: Report | null
  /** Every header in order, unfolded. */
  headers: readonly { name: string; value: string }[]
  /** What was wrong with it and how it was read anyway. */
  faults: readonly string[]
}

export type Check = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'policy'

/** `signs`: how many headers To and Cc it is over; -1 where it leaves some of them open. */
export type Signature = {
  result: Check
  domain: string
  isAligned: boolean
  signs?: { to: number; cc: number } | undefined
}

/** What proves, or does not, that a mail is from whom its From header says. */
export type Authentication = {
  spf: { result: Check; domain: string | null; isAligned: boolean }
  dkim: readonly Signature[]
  dmarc: { result: Check; policy: 'none' | 'quarantine' | 'reject' | null; domain: string | null }
  /** Results told by a server that the workspace trusts, where ours could not be had (a mailbox knows no peer). */
  by: 'ourselves' | 'trusted-server'
  /** Why nothing could be checked: headers beyond all measure, or what became of the thread that tried. */
  fault?: 'headers' | 'time' | 'memory' | 'bug' | undefined
}

/** Through which door a mail came. */
export type Via = 'smtp' | 'imap' | 'api' | 'command-line'

/** What only the door knows of a mail. */
export type Envelope = {
  /** The return path; '' is the empty one, absent where the door knows none. */
  from?: string
  /** To whom it was handed over; absent where the door knows none. */
  to?: readonly string[]
  /** Who handed it over, by IP address and by the name he gave; absent where the door knows none. */
  peer?: string
  helo?: string
  /** Cipher of the connection; absent: none. */
  tls?: string
  mailboxId?: number
  /** As whom its mailbox is read, where that is an address: mail to it is ours. */
  mailboxAddress?: string
  uid?: number
  /** Whose mail it is where no recipient says so. */
  departmentId?: number
}

/** A stored mail whose turn it is: ours while the lease lasts. */
export type RawMail = {
  id: number
  hash: Buffer
  via: Via
  envelope: Envelope
  receivedAt: Date
  /** As it came, to the byte: what signatures are over. */
  content: Uint8Array
  leaseToken: string
}

export type Outcome =
  | 'ticket'
  | 'reply'
  | 'held'
  | 'bounce'
  | 'complaint'
  | 'confirmation'
  | 'ignored'
  | 'duplicate'
  | 'refused'
  | 'unreadable'

/** What became of a mail, and by which step. */
export type Decided = {
  outcome: Outcome
  step: string
  /** A code that the screens have words for. */
  reason: string | null
  facts: Record<string, unknown>
  /** SHA-256 over Message-ID and content; null for a duplicate, whose first one has it. */
  contentKey: Buffer | null
  messageId: string | null
  senderAddress: string | null
  senderName: string | null
  subject: string | null
  departmentId: number | null
}

/** How the waiting of a held mail ended: by an agent, by its sender's own word, or for nothing. */
export type HeldEnding = 'released' | 'confirmed' | 'discarded'

/** How a mailbox is reached and what is made of its mail. */
export type MailboxValues = {
  name: string
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  userName: string
  /** Encrypted with SECRET, in base64. */
  sealedPassword: string
  folder: string
  departmentId: number | null
  authservIds: readonly string[]
  isPaused: boolean
}

/** Mails that stay in their mailbox; times as JSON has them. */
export type LeftMails = {
  count: number
  since: string
  latest: {
    reason: 'too-large' | 'another'
    size: number | null
    sender: string | null
    subject: string | null
    at: string
  }
}

export type Mailbox = MailboxValues & {
  id: number
  department: { id: number; name: string } | null
  uidValidity: number | null
  lastUid: number | null
  checkedAt: Date | null
  failedAt: Date | null
  failure: string | null
  left: LeftMails | null
  archivedAt: Date | null
  version: number
}
