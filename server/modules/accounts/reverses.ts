import { type Reverses, reverseEach } from '../trail/index.ts'
import { undoAccountChange, undoClose } from './undo-account.ts'
import { restoreService, undoServiceChange } from './undo-services.ts'

/** What takes back the commands of this module. */
export const accountReverses: Reverses = {
  'change-account': reverseEach(undoAccountChange),
  'close-accounts': reverseEach(undoClose),
  'change-service': reverseEach(undoServiceChange),
  'delete-services': reverseEach(restoreService),
}
