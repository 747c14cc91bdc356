import { z } from 'zod'
import type { Tx } from '../../../lib/db.ts'
import { type Problem, Refusal } from '../../../lib/errors.ts'
import type { FileStore } from '../../../lib/file-store.ts'
import { type AttachmentDraft, keepAttachments, type MessageAuthor } from '../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import { Refused } from './action.ts'
import { readAttachments } from './shapes/attachments.ts'
import { flag, idOrNone, text } from './shapes/fields.ts'
import { faultOfCreated } from './shapes/ticket.ts'

export const ticketMissing = 'Ticket ID not found'

/** What the original says of tickets that cannot be written as asked. */
export const says = {
  'required:subject': 'Subject is required',
  'ticket.no-subject': 'Subject is required',
  'required:message': 'Message is required',
  'ticket.no-body': 'Message is required',
  'required:deptid': 'Department ID not found',
  'invalid:deptid': 'Department ID not found',
  'ticket.unknown-department': 'Department ID not found',
  'ticket.unknown-domain': 'Domain ID Not Found',
  'invalid:domainid': 'Domain ID Not Found',
  'ticket.unknown-service': 'Service ID Not Found',
  'invalid:serviceid': 'Service ID Not Found',
  'invalid:clientid': 'Client ID Not Found',
  'invalid:contactid': 'Contact ID Not Found',
  'invalid:ticketid': ticketMissing,
  'invalid:ticketnum': ticketMissing,
  'invalid:message': 'Message is required',
  'ticket.missing': ticketMissing,
}
/** Where our fields stand in the original's. */
export const names = {
  body: 'message',
  uploads: 'attachments',
  accountId: 'clientid',
  requester: 'clientid',
}

/** What both opening a ticket and answering one take. */
export const writing = {
  /** Wanted even beside files. */
  message: z.string().regex(/\S/),
  /** 0 is nobody, as clients send it for who is no client. */
  clientid: idOrNone,
  contactid: idOrNone,
  name: text,
  email: text,
  markdown: flag.optional(),
  useMarkdown: flag.optional(),
  noemail: flag.optional(),
  attachments: text,
  created: text,
  customfields: text,
}

/** The key's own agent, whatever name is sent. */
export const agentAs = ({ id: agentId, name }: AgentActor): MessageAuthor => ({
  ...{ kind: 'agent', id: agentId, name, address: null },
})

/** The files that come along, kept. */
export async function keepFiles(
  tx: Tx,
  files: FileStore,
  now: Date,
  given: string | undefined,
): Promise<{ attachments: AttachmentDraft[]; problems: Problem[] }> {
  const read = readAttachments(given)
  if (!read) throw new Refused('The attachments cannot be read')
  return keepAttachments(tx, files, now, read)
}

/** Everything that is wrong, at once. */
export function refuseAll(problems: readonly Problem[], refused: readonly { problems: Problem[] }[]): void {
  const all = [...problems, ...refused.flatMap((each) => each.problems)]
  if (all.length > 0) throw new Refusal('invalid', all)
}

/** Only what is written now is. */
export function refuseCreated(created: string | undefined, now: Date, what: 'Ticket' | 'Reply'): void {
  const fault = faultOfCreated(created, now)
  if (fault === 'invalid') throw new Refused('Invalid Date Format')
  if (fault === 'future') throw new Refused(`${what} creation date cannot be in the future`)
  // What is written has its trail and its copies, which are of today.
  if (fault === 'past') throw new Refused('Creation dates in the past are not supported')
}

/** Refused rather than lost without a word. */
export function refuseFields(customfields: string | undefined): void {
  if (customfields) throw new Refused('Custom fields of tickets are not supported')
}
