import { type Reverses, reverseEach, reverseTogether } from '../trail/index.ts'
import { undoMailboxChange } from './change-mailboxes.ts'
import { undoDiscard } from './discard-held.ts'

/** What takes back the commands of this module. */
export const intakeReverses: Reverses = {
  'change-mailbox': reverseEach(undoMailboxChange),
  'discard-held-mails': reverseTogether(undoDiscard, (problems) => problems.length > 0),
}
