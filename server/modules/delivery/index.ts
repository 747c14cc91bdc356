export { type ResolveTxt, resolveTxt } from './dkim/check-record.ts'
export { signatureOf } from './dkim/dkim-keys.ts'
export { ensureTemplates } from './ensure-templates.ts'
export { actionLink, readActionLink } from './mail/action-links.ts'
export { downloadDays, downloadUntil } from './mail/carried-files.ts'
export { filledForEach } from './mail/fill-in.ts'
export { textAsHtml } from './mail/render-text.ts'
export {
  longestDepartmentLocal,
  readReplyToken,
  readReturnPath,
  replyAddress,
  returnPathOf,
} from './mail/reply-tokens.ts'
export { newTexts, placeholdersOf } from './new-texts.ts'
export { type AccountMail, readAccountMail } from './read-account-mail.ts'
export { isWritable, previewText, readText, subjectOfText } from './read-text.ts'
export { recipientOfLink } from './recipient-of-link.ts'
export { deliveryReverses } from './reverses.ts'
export { sendMessages } from './send-messages.ts'
export { deliverMail } from './sending/deliver-mail.ts'
export { keepSending } from './sending/keep-sending.ts'
export { type Mail, mailAddressOf, mailDomainOf, openMail } from './sending/open-mail.ts'
export { trySmtp } from './sending/try-smtp.ts'
export { linkedRecipient } from './store/linked-recipient.ts'
export { haltNow } from './store/sending-pauses.ts'
export { replyTokenDays, type SentCopy, sentMessages, sentTo } from './store/sent-copies.ts'
export { suppressAddresses } from './store/suppressions.ts'
export { voidTokens } from './store/tokens.ts'
export { withdrawMessages } from './store/withdraw-messages.ts'
export { readOwnTemplate, readOwnTemplates } from './templates/read-templates.ts'
export { categoryNames, reasonOf } from './texts/reasons.ts'
export { issueTokens, standingToken, tokenLasts, tokenText, useToken } from './tokens.ts'
export type {
  ActionPurpose,
  AttachedFile,
  Category,
  CopyPlace,
  Lane,
  MailEvent,
  MessageDraft,
  NoticeText,
  OwnTemplateKey,
  RecipientDraft,
  RuleFacts,
  TemplateEvent,
  TextDraft,
  TextFormat,
  Token,
  TokenDraft,
  TokenPurpose,
} from './types.ts'
