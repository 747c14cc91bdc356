export * from './wire/confirm-mail.ts'
export * from './wire/held.ts'
export * from './wire/incoming.ts'
