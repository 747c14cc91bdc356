import { type Reverses, reverseEach } from '../trail/index.ts'
import { undoFieldChange } from './undo-field-change.ts'

/** What takes back the commands of this module. */
export const fieldReverses: Reverses = {
  'change-field': reverseEach(undoFieldChange),
}
