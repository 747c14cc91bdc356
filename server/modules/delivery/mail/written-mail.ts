import type { Secrets } from '../../../lib/crypto.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { EarlierMessage } from './copy-blocks.ts'

/** A mail written out: subject and both parts. */
export type WrittenMail = { subject: string; text: string; html: string; link: string | null }

/** Where the links lead and what they are signed with. */
export type Site = { publicUrl: string; secrets: Secrets }

/** The department that a mail is from, as far as its readers see it. */
export type MailDepartment = {
  id: number
  name: string
  /** As it was typed. */
  address: string
  displayName: string | null
  signatures: Partial<Record<Language, string>>
}

/** What else stands in a copy of a ticket's message: read when it is written out. */
export type Around = { department: MailDepartment | null; earlier: readonly EarlierMessage[] }
