import type { TextValues } from '../notices/text-values.ts'
import type { FilterValues } from './filter-values.ts'

/** A mailing as its form has it. */
export type MailingValues = TextValues & FilterValues & { name: string; category: string }
