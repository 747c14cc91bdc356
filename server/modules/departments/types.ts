import type { Language } from '../../lib/pure/languages.ts'
import type { Category } from '../delivery/index.ts'

/** What becomes of mail of somebody who proved who he is, but is no contact. */
export type UnknownSenders = 'accept' | 'hold' | 'refuse'

/** A support address: what is written to it belongs to it, and its answers are from it. */
export type Department = DepartmentValues & {
  id: number
  /** Where it was before: mail to there is still its own. */
  formerAddresses: readonly string[]
  version: number
  archivedAt: Date | null
}

export type DepartmentValues = {
  name: string
  /** As addresses are compared, and as it was typed. */
  address: string
  typedAddress: string
  /** That forward to it or are its too: mail to them is its own, and nothing is mailed from them. */
  furtherAddresses: readonly string[]
  /** Who its mail is from; null: the workspace. */
  displayName: string | null
  /** Under what agents write. */
  signatures: Partial<Record<Language, string>>
  /** Of tickets that are opened by mail to it. */
  category: Category
  unknownSenders: UnknownSenders
}
