/** So many cards an account may have. */
export const mostCards = 500

/** Mails that a main user himself causes (welcomes, samples), per workspace day (decision 28). */
export const ownMails = {
  /** To one card, until she has reacted. */
  perCard: 3,
  /** To one card that has answered or confirmed. */
  perKnownCard: 10,
  /** To all cards of an account. */
  perAccount: 40,
}

/** What was sent today, and to whom. */
export type SentToday = { toCard: number; ofAccount: number; hasReacted: boolean }

/** Why a main user's mail to a card has to wait for another day; null: it may go. */
export function whyWait({ toCard, ofAccount, hasReacted }: SentToday): 'card' | 'account' | null {
  if (toCard >= (hasReacted ? ownMails.perKnownCard : ownMails.perCard)) return 'card'
  return ofAccount >= ownMails.perAccount ? 'account' : null
}
