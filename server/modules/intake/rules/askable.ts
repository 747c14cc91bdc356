/** Why a mail may be held that its sender's word lets go: nothing else was wrong with it than that it proved nothing. */
export const askableReasons: readonly string[] = ['dmarc-failed', 'not-proven', 'check-failed']

export const isAskable = (reason: string): boolean => askableReasons.includes(reason)

/** So long a question can be answered. */
export const questionDays = 7
