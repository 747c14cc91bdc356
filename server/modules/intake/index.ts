export { undoDiscard } from './discard-held.ts'
export { type Incoming, mailSizeAtMost, receiveMail } from './receive-mail.ts'
export type { ReadingSite, Site } from './site.ts'
