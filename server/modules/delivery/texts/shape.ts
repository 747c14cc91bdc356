import type { MailTemplate } from '../types.ts'

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
] as const

export type MailText = Pick<MailTemplate, 'subject' | 'body' | 'reason'> & { actionLabel?: string }
export type MailTexts = Record<(typeof shippedMails)[number], MailText>
