export { ensureTemplates } from './ensure-templates.ts'
export { sendMessages } from './send-messages.ts'
export { deliverMail } from './sending/deliver-mail.ts'
export { keepSending } from './sending/keep-sending.ts'
export { type Mail, openMail } from './sending/open-mail.ts'
export { trySmtp } from './sending/try-smtp.ts'
export { voidTokens } from './store/tokens.ts'
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
