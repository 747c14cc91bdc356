import { type Reverses, reverseEach } from '../trail/index.ts'
import { undoDomainChange } from './change-domain.ts'
import { undoEndingChange } from './change-endings.ts'
import { restoreDomain } from './delete-domains.ts'
import { undoDomainRoles } from './undo-domain-roles.ts'

/** What takes back the commands of this module. */
export const domainReverses: Reverses = {
  'change-domain': reverseEach(undoDomainChange),
  'change-domain-roles': reverseEach(undoDomainRoles),
  'change-ending': reverseEach(undoEndingChange),
  'delete-domains': reverseEach(restoreDomain),
}
