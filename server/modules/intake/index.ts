export { undoDiscard } from './discard-held.ts'
export { type Listening, listenForMail, type MailDoor } from './doors/smtp/listen-for-mail.ts'
export { type Incoming, mailSizeAtMost, receiveMail } from './receive-mail.ts'
export type { ReadingSite, Site } from './site.ts'
