import { type Reverses, reverseEach } from '../trail/index.ts'
import { undoTemplateChange } from './templates/change-template.ts'

/** What takes back the commands of this module. */
export const deliveryReverses: Reverses = {
  'change-mail-template': reverseEach(undoTemplateChange),
}
