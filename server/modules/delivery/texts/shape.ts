import type { MailTemplate } from '../types.ts'

const accountMails = [
  'additional-contact-welcome area',
  'additional-contact-sample area',
  'additional-contact-refused area',
  'account-handed-over area',
  'registrant-change-old area',
  'registrant-change-new area',
  'registrant-change-confirmed area',
  'registrant-change-refused area',
  'registrant-change-expired area',
  'registrant-change-withdrawn area',
  'registrant-verification area',
  'registrant-verification-reminder area',
  'delivery-bounced area',
] as const

const ticketMails = [
  'ticket-received area',
  'mail-refused area',
  'sender-question area',
  'agent-ticket-assigned agent',
  'agent-ticket-new agent',
  'agent-ticket-replied agent',
] as const

/** The mails that exist: who is written to about what. */
export const shippedMails = [
  'activation area',
  'invitation agent',
  'password-reset agent',
  'password-reset area',
  'magic-link area',
  'address-verification agent',
  'address-verification area',
  'address-changed agent',
  'address-changed area',
  'password-changed agent',
  'password-changed area',
  'export-ready agent',
  ...accountMails,
  ...ticketMails,
] as const
export type MailText = Pick<MailTemplate, 'subject' | 'body' | 'reason'> & { actionLabel?: string }
export type MailTexts = Record<(typeof shippedMails)[number], MailText>
/** Mails about an account: to its main user, to those on its cards, to registrants of its domains. */
export type AccountMailTexts = Pick<MailTexts, (typeof accountMails)[number]>
/** Mails about tickets that the program writes: to who wrote, to agents. */
export type TicketMailTexts = Pick<MailTexts, (typeof ticketMails)[number]>
export type OwnMailTexts = Omit<MailTexts, (typeof accountMails)[number] | (typeof ticketMails)[number]>

/** Whether a mail is about an account, whose name it may then say. */
export const isAccountMail = (event: string): boolean => accountMails.some((mail) => mail === `${event} area`)
