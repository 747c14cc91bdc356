import type { Language } from '../../lib/pure/languages.ts'
import type { Subject } from '../trail/index.ts'

/** Lanes leave in this order, so that a reset never waits behind a mailing. */
export type Lane = 'credential' | 'ticket' | 'notice' | 'mailing'
export type Category = 'billing' | 'support' | 'products' | 'domains' | 'general' | 'affiliate'

/** Everything that is sent today. A template exists for each, in each language. */
export type MailEvent =
  | 'activation'
  | 'invitation'
  | 'password-reset'
  | 'magic-link'
  | 'address-verification'
  | 'address-changed'
  | 'password-changed'

/** An address considered for a message: in or out, with the rule that decided. */
export type RecipientDraft = {
  address: string
  typedAddress: string
  name: string
  personId: number | null
  language: Language
  verdict: 'in' | 'out'
  rule: string
  ruleFacts?: Record<string, unknown>
}

export type MessageDraft = {
  event: MailEvent
  lane: Lane
  category?: Category
  confidential?: boolean
  /** The mailed credential that the message carries; its link is derived when the message leaves. */
  tokenId?: number
  /** What the template's placeholders stand for; nothing secret. */
  parameters: Record<string, string>
  subject: Subject
  recipients: readonly RecipientDraft[]
}

export type TokenPurpose = 'activation' | 'invitation' | 'reset' | 'magic-link' | 'address-change'
export type TokenDraft = {
  purpose: TokenPurpose
  door: 'agent' | 'area'
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
