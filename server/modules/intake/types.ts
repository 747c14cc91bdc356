/** An address as a header has it. `address`: as addresses are compared; empty where it is none. */
export type HeaderAddress = { address: string; typed: string; name: string }

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
  | { kind: 'complaint'; address: string | null; about: string | null; words: string }

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

type Check = 'pass' | 'fail' | 'softfail' | 'neutral' | 'none' | 'temperror' | 'permerror' | 'policy'

/** What proves, or does not, that a mail is from whom its From header says. */
export type Authentication = {
  spf: { result: Check; domain: string | null; isAligned: boolean }
  dkim: readonly { result: Check; domain: string; isAligned: boolean }[]
  dmarc: { result: Check; policy: 'none' | 'quarantine' | 'reject' | null; domain: string | null }
  /** Results told by a server that the workspace trusts, where ours could not be had (a mailbox knows no peer). */
  by: 'ourselves' | 'trusted-server'
}
