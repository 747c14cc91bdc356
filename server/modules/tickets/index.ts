export { type Addition, addTicketMessages } from './add-ticket-messages.ts'
export { changeParticipant } from './change-participants.ts'
export { changeTickets, type TicketChange } from './change-tickets.ts'
export {
  deleteTickets,
  restoreDeletedTicket,
} from './delete-tickets.ts'
export { giveRequests } from './give-requests.ts'
export { type GivenFile, keepAttachments } from './keep-attachments.ts'
export { framePolicy, mailFrame } from './mail-frame.ts'
export { mergeTickets } from './merge-tickets.ts'
export { type Opening, openTickets, openTicketsBy } from './open-tickets.ts'
export { mayReadTickets, mayWriteTickets } from './policy.ts'
export { previewNewRecipients, previewRecipients } from './preview-recipients.ts'
export { readAttachment } from './read-contents.ts'
export { readMessages } from './read-messages.ts'
export { readTicket } from './read-ticket.ts'
export { ticketReverses } from './reverses.ts'
export { rightToWrite } from './right-to-write.ts'
export { mediaTypeOf, savedAs } from './rules/file-names.ts'
export type { Site } from './site.ts'
export { splitTicket } from './split-ticket.ts'
export { isNameOfOurs } from './store/called.ts'
export { repliesOf, type WholeMessage, wholeMessage } from './store/conversations.ts'
export {
  type FoundTicket,
  type Standing,
  type TicketsAsked,
  ticketsFound,
  unfinishedByDepartment,
} from './store/found-tickets.ts'
export { accountsOfRequester } from './store/references.ts'
export { countRequests, countRequestsFrom } from './store/requesters.ts'
export type { Writer } from './store/rights.ts'
export { findTicket, lockTickets, survivorsOf, ticketsById } from './store/tickets.ts'
export { type WholeTicket, wholeTickets } from './store/whole-tickets.ts'
export { takePart } from './take-part.ts'
export { tellAgents } from './tell-agents.ts'
export { liveChannel } from './tell-live.ts'
export type {
  AddedMessage,
  AttachmentDraft,
  MessageAuthor,
  MessageDoor,
  OpenedTicket,
  Participant,
  RightToWrite,
  StoredMessage,
  Ticket,
  TicketDraft,
  TicketEvent,
  TicketMessageDraft,
  TicketPriority,
  TicketSource,
  TicketStatus,
} from './types.ts'
export { openForRequester, writeAsAgent } from './write-as-agent.ts'
