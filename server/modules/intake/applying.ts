import type { AttachmentDraft } from '../tickets/index.ts'
import type { AgentActor } from '../trail/index.ts'
import type { Facts } from './rules/steps/facts.ts'
import type { Outcome, ParsedMail, RawMail } from './types.ts'

/** A mail about which something was decided. */
export type Applying = {
  mail: Pick<RawMail, 'id' | 'envelope'>
  parsed: ParsedMail
  facts: Facts
  /** Content that stands in the store already. */
  attachments: readonly AttachmentDraft[]
  /** The agent who lets a held mail go. */
  releasedBy?: AgentActor | null
  /** It came back of mail of ours, without which it goes into the ticket. */
  isReturned?: boolean
}

/** What was done, as it is written down with the mail. */
export type Applied = { outcome: Outcome; reason: string; facts: Record<string, unknown> }
