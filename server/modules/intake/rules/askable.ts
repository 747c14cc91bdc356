/** Why a mail may be held that its sender's word lets go: nothing else was wrong with it than that it proved nothing. */
export const askableReasons: readonly string[] = [
  'dmarc-failed',
  'not-proven',
  'check-failed',
  'written-elsewhere',
]

/** Why a mail is held of which the address itself says that it did not write it: nobody is asked again. */
export const disowned = 'disowned'

export const isAskable = (reason: string): boolean => askableReasons.includes(reason)

/** So long a question can be answered. */
export const questionDays = 7
