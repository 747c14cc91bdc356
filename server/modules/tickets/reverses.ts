import { type Reverses, reverseEach } from '../trail/index.ts'
import { undoCannedReply } from './canned-replies.ts'
import { restoreTicket } from './delete-tickets.ts'
import { undoSplit } from './split-ticket.ts'
import { undoMerge } from './undo-merge.ts'
import { undoTicketChange } from './undo-ticket-change.ts'

/** What takes back the commands of this module. */
export const ticketReverses: Reverses = {
  'change-tickets': reverseEach(undoTicketChange),
  'delete-tickets': reverseEach(restoreTicket),
  'merge-tickets': reverseEach(undoMerge),
  'split-tickets': reverseEach(undoSplit),
  'change-canned-reply': reverseEach(undoCannedReply),
  'delete-canned-replies': reverseEach(undoCannedReply),
}
