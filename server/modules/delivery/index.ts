export { type Mail, openMail } from './open-mail.ts'
export { sendMessages } from './send-messages.ts'
export { issueTokens, standingToken, tokenLasts, tokenText, useToken } from './tokens.ts'
export type {
  Category,
  Lane,
  MailEvent,
  MessageDraft,
  RecipientDraft,
  Token,
  TokenDraft,
  TokenPurpose,
} from './types.ts'
