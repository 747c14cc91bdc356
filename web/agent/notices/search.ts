import type { Category } from '../../shared/routing-words.ts'

/** `after`: the cursor of the page of the list. */
export type NoticesSearch = { category?: Category; after?: string }

/** `account`: whom it is written to. */
export type NewNoticeSearch = { account?: number }
