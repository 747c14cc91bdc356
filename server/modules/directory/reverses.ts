import type { Problem } from '../../lib/errors.ts'
import { type Reverses, reverseEach, reverseTogether } from '../trail/index.ts'
import { restoreCompany } from './restore-company.ts'
import { undoChange } from './undo-change.ts'
import { undoBlocks, undoChanges } from './undo-changes.ts'
import { undoCompanyChange } from './undo-company-change.ts'
import { undoMemberships } from './undo-memberships.ts'

/** Of such a contact nothing came back. */
export const isGone = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === 'undo.contact-gone')

/** What takes back the commands of this module. */
export const directoryReverses: Reverses = {
  'change-contact': reverseEach(undoChange),
  'change-contacts': reverseTogether(undoChanges, isGone),
  'block-contacts': reverseTogether(undoBlocks, isGone),
  'change-memberships': reverseTogether(undoMemberships, isGone),
  'change-company': reverseEach(undoCompanyChange),
  'delete-companies': reverseEach(restoreCompany),
}
