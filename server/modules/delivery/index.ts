export { sendMessages } from './send-messages.ts'
export type { Category, Lane, MailEvent, MessageDraft, RecipientDraft } from './types.ts'
