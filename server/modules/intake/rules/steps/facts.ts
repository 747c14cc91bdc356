import type { Language } from '../../../../lib/pure/languages.ts'
import type { Category, SentCopy } from '../../../delivery/index.ts'
import type { Department } from '../../../departments/index.ts'
import type { RightToWrite } from '../../../tickets/index.ts'
import type { Authentication, ParsedMail } from '../../types.ts'
import type { Proof, TrustedSender } from '../proof.ts'

/** Whom a mail says it is from, and who that is today. */
export type Author = {
  address: string
  typed: string
  name: string
  /** Who claims the address; null: nobody. */
  person: { kind: 'contact' | 'agent'; id: number; name: string } | null
  /** A contact whose name is only what an account's card called her: no other account reads it. */
  isNamedByCard: boolean
  /** A contact who is blocked, an agent who is deactivated. */
  isOff: boolean
  /** Somebody's card is of this address. */
  hasCard: boolean
  /** What accounts call whoever has their card: each knows its own name only. */
  cardNames: readonly { accountId: number; name: string }[]
  /** Open accounts: whose main user he is, or whose card is of his address. */
  accounts: readonly number[]
  /** In which mails are written to him. */
  language: Language
}

/** Everything that a mail is decided by, as it is at this moment: the steps look at nothing else. */
export type Facts = {
  mail: Pick<ParsedMail, 'messageId' | 'from' | 'automatic' | 'report'>
  authentication: Authentication
  /** Its Message-ID is of a mail that this system sent. */
  isOwnMail: boolean
  /** It says it is from a support address, or from the one that all other mail of ours is from. */
  isOwnAddress: boolean
  /** Of an equal mail that came before and was decided. */
  firstId: number | null
  /** It was sent to where servers report what became of a copy. */
  isToReturnPath: boolean
  /** Which copy that was; null for an address that was never given out. */
  returned: SentCopy | null
  /** The copy that its report names by Message-ID. */
  reported: SentCopy | null
  /** The copy whose reply token it was sent to. */
  token: SentCopy | null
  /** The copy that it answers by In-Reply-To or References; the last that it names. */
  thread: SentCopy | null
  /** In which headers its author names an address of ours, and how many headers of that name there are. */
  namesUs: readonly { field: 'to' | 'cc'; headers: number }[]
  /** The account that the address names to which it was written; it proves nothing. */
  addressedAccountId: number | null
  author: Author | null
  trusted: readonly TrustedSender[]
  /** As what its author may write to the ticket that it names. */
  right: RightToWrite | null
  /** So many mails came from the address, or into the ticket, of late that a machine must be behind it. */
  isFlooding: boolean
  department: Department | null
  /** Somebody vouches for the author: he himself from his mailbox, or an agent. */
  given: Extract<Proof, { by: 'mailbox-round-trip' | 'agent' }> | null
  /** What an agent says besides: which ticket (null: one of its own), which account. */
  chosen: { ticketId?: number | null | undefined; accountId?: number | undefined }
}

export type Bounce = {
  kind: 'hard' | 'soft' | 'delayed'
  copy: SentCopy
  status: string | null
  words: string
  /** It came to the copy's own return path; what merely names a copy may be anybody's. */
  isProven: boolean
}

type Told = { step: string; reason: string }

/** What becomes of a mail. */
export type Decision = Told &
  (
    | { outcome: 'ignored' }
    | { outcome: 'duplicate'; of: number }
    | { outcome: 'bounce'; bounces: readonly Bounce[] }
    | { outcome: 'complaint'; copy: SentCopy | null; words: string; isProven: boolean }
    | { outcome: 'held' }
    | { outcome: 'refused'; author: Author; department: Department; tells: boolean }
    | { outcome: 'reply'; ticketId: number; author: Author; proof: Proof; isNote: boolean; joins: boolean }
    | {
        outcome: 'ticket'
        author: Author
        proof: Proof
        department: Department
        accountId: number | null
        /** The notice that it answers, whose category, domain and service it is about. */
        about: { category: Category | null; noticeId: number | null } | null
      }
  )

/** A step: what becomes of the mail, or nothing, and the next one is asked. */
export type Step = (facts: Facts) => Decision | null
