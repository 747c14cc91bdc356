export * from './wire/confirm-mail.ts'
export * from './wire/held.ts'
export * from './wire/incoming.ts'
export * from './wire/mailboxes.ts'
