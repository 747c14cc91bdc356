import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'

/** What the server could not do with what was saved, in its words: a company of her address, beyond the limit. */
export const leftOutWords = ({ leftOut = [] }: ContactAnswer): string[] =>
  leftOut.map(({ message }) => message)
