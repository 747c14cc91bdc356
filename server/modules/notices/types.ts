import type { Language } from '../../lib/pure/languages.ts'
import type { Category } from '../delivery/index.ts'

/** The text of a notice as it is kept: immutable templates by language, and what their placeholders stand for. */
export type KeptText = { texts: Partial<Record<Language, number>>; values: Readonly<Record<string, string>> }

/** A notice that is wanted: what it names exists. */
export type NoticeDraft = {
  accountId: number
  category: Category
  domain: { id: number; name: string } | null
  service: { id: number; name: string } | null
  document: string | null
  isConfidential: boolean
  text: KeptText
  mailingId: number | null
}

/** One notice of many as it went out. */
export type SentNotice = { id: number; accountId: number; messageId: number }
