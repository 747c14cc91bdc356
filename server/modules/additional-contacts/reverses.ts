import { type Reverses, reverseEach } from '../trail/index.ts'
import { restoreAdditionalContact } from './restore-additional-contact.ts'

/** What takes back the commands of this module. */
export const additionalContactReverses: Reverses = {
  'delete-additional-contacts': reverseEach(restoreAdditionalContact),
}
