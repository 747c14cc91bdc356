import type { Language } from '../../lib/pure/languages.ts'
import type { Category } from '../delivery/index.ts'

/** What may be chosen about a category's mail (decision 13); one row of a table for each. */
export type Policy = 'required' | 'default-on' | 'default-off' | 'never-copied'

export type DomainRole = 'registrant' | 'administrative' | 'technical' | 'billing'

/** Somebody who may read a mail, at one address. */
export type Reader = {
  /** As addresses are compared, and as its owner wrote it. */
  address: string
  typedAddress: string
  name: string
  personId: number | null
  language: Language
  timeZone: string
  /** A server has said that nobody is there. */
  isSuppressed: boolean
}

/** What an account's card says, with what the person on it has said herself. */
export type Card = Reader & {
  id: number
  categories: readonly Category[]
  declined: readonly Category[]
  /** What she is for the domain that the message is about. */
  roles: readonly DomainRole[]
}

/** Somebody who takes part in what the message is about, card or not: who opened a ticket, who is in copy of it. */
export type Involved = Reader & {
  as: 'requester' | 'participant'
  declined: readonly Category[]
  /** The address is no longer his: nobody there takes part. */
  hasLeft?: boolean
}

export type MainUser = {
  /** Null: a contact without any address. */
  reader: Reader | null
  /** What he said about the category, where it leaves him the choice; null: nothing. */
  choice: boolean | null
  /** His further addresses: none is written to unless the floor asks for it. */
  others: readonly (Reader & { isVerified: boolean })[]
  /** What he is for the domain that the message is about: whatever no card is. */
  roles: readonly DomainRole[]
}

/** All that decides who hears about one message of an account, or of a ticket without one. */
export type RoutingFacts = {
  /** Null: only who takes part is thought of, and nobody can decline. */
  account: { id: number; name: string } | null
  category: Category
  policy: Policy
  /** For nobody but the main user. */
  isConfidential: boolean
  /** The domain that it is about. */
  domain: string | null
  /** Its registrant on record, while she is reached elsewhere than whoever holds the role; null: the holder is who is on record. */
  registrant: Reader | null
  /** Who wrote it, where a customer did. */
  author: string | null
  /** Who that is, at whichever address. */
  authorId: number | null
  /** Addresses that an agent leaves out of this one message. */
  leftOut: readonly string[]
  /** Addresses to which the author, the main user himself, has written enough today (decision 28). */
  waiting: readonly string[]
  mainUser: MainUser
  involved: readonly Involved[]
  cards: readonly Card[]
}

/** Why an address gets a message. */
export type InRule =
  | 'main-user'
  | 'requester'
  | 'participant'
  /** What she is for the domain that it is about. */
  | 'registrant'
  | 'administrative'
  | 'technical'
  | 'domain-billing'
  /** Holds the role of registrant, while another is on record. */
  | 'named-registrant'
  | 'ticked'
  /** Another address of the main user, because nobody else could be reached. */
  | 'other-address'

/** Why it does not. */
export type OutRule =
  | 'confidential'
  | 'never-copied'
  | 'not-ticked'
  | 'not-chosen'
  | 'author'
  | 'suppressed'
  | 'declined'
  /** An agent left it out of this one message. */
  | 'left-out'
  /** The main user himself wrote it, and has written enough to her for a day. */
  | 'too-many'
  /** The address is no longer whose it was when he took part. */
  | 'other-owner'

/** What the sentence of a rule needs: nothing that its reader may not know. */
export type RuleFacts = { account?: string; category: Category; domain?: string }

/** An address that was thought of for a message: in or out, with the rule that decided. */
export type Decision = Reader & {
  as: 'main-user' | 'requester' | 'participant' | 'card' | 'registrant'
  cardId: number | null
  ruleFacts: RuleFacts
  /** Whether the reader may say that he wants no more of these. */
  mayDecline: boolean
} & ({ verdict: 'in'; rule: InRule } | { verdict: 'out'; rule: OutRule })

/** A message of an account that somebody is to hear about. */
export type Asked = {
  /** Null: a ticket without account. */
  accountId: number | null
  category: Category
  domainId?: number | null
  /** Normalised, where a customer wrote it. */
  author?: string | null
  isConfidential?: boolean
  /** Who the author is, at whichever address. */
  authorId?: number | null
  /** Normalised addresses that an agent leaves out. */
  leaveOut?: readonly string[]
  /** The main user wrote the text himself, at this moment: to who has never reacted it goes only so often. */
  ownTextAt?: Date
  involved?: readonly Omit<Involved, 'declined' | 'isSuppressed'>[]
}

/** A category as agents set it. */
export type CategorySetting = {
  category: Category
  /** What the trail names it by. */
  id: number
  policy: Policy
  /** Whether customers see it, and notices may be of it. */
  isOffered: boolean
  version: number
}

/** What a main user said yes or no to. */
export type Choices = Partial<Record<Category, boolean>>
