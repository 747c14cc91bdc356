import { z } from 'zod'
import type { Tx } from '../../../../lib/db.ts'
import { onlyDone, type Problem, Refusal } from '../../../../lib/errors.ts'
import type { FileStore } from '../../../../lib/file-store.ts'
import { departmentsInUse } from '../../../../modules/departments/index.ts'
import {
  type AttachmentDraft,
  addTicketMessages,
  keepAttachments,
  lockTickets,
  type MessageAuthor,
  openTickets,
  previewNewRecipients,
  previewRecipients,
  rightToWrite,
  survivorsOf,
} from '../../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../../modules/trail/index.ts'
import { type Action, commandAction, Refused } from '../action.ts'
import { readAttachments } from '../shapes/attachments.ts'
import { flag, id, text } from '../shapes/fields.ts'
import { faultOfCreated, priorityFrom, statusFrom } from '../shapes/ticket.ts'
import {
  authorOf,
  knownWriter,
  type TicketWriter,
  writerOfAddress,
  writerOfClient,
} from '../ticket-writers.ts'
import { codeOf, ticketMissing } from './tickets.ts'

const says = {
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
  'required:ticketid': ticketMissing,
  'invalid:ticketid': ticketMissing,
  'ticket.missing': ticketMissing,
}
const names = {
  body: 'message',
  uploads: 'attachments',
  accountId: 'clientid',
  requester: 'clientid',
}

const writing = {
  message: z.string(),
  /** 0 is nobody, as clients send it for who is no client. */
  clientid: id.optional(),
  contactid: id.optional(),
  name: text,
  email: text,
  markdown: flag.optional(),
  useMarkdown: flag.optional(),
  noemail: flag.optional(),
  attachments: text,
  created: text,
  customfields: text,
}

/** Tickets, as they are written. */
export const ticketWritingActions: Action[] = [
  commandAction({
    name: 'OpenTicket',
    summary: 'Open a ticket for a client, for an additional contact of one, or for anybody with an address',
    access: 'tickets.write',
    fields: z.object({
      ...writing,
      deptid: id,
      subject: z.string(),
      userid: id.optional(),
      priority: text,
      serviceid: id.optional(),
      domainid: id.optional(),
      admin: flag.optional(),
    }),
    answers: z.strictObject({ id: z.string(), tid: z.string(), c: z.string() }),
    says,
    names,
    handle: async ({ tx, actor, now, fields, files, ...site }) => {
      refuseCreated(fields.created, now, 'Ticket')
      refuseFields(fields.customfields)
      const priority = priorityFrom(fields.priority || 'medium')
      if (!priority) throw new Refused('Invalid parameter: priority')
      if (fields.serviceid && fields.domainid)
        throw new Refused('Only one of serviceid and domainid can be given')
      const department = (await departmentsInUse(tx)).find((each) => each.id === fields.deptid)
      const writer = fields.clientid
        ? await writerOfClient(tx, actor, now, { ...fields, clientid: fields.clientid })
        : await writerOfAddress(tx, actor, now, fields)
      refuseOutside(fields, writer)
      const category = department?.category ?? 'support'
      const ticket = {
        requester: { contactId: writer.contactId, address: writer.address },
        category,
        departmentId: fields.deptid,
        accountId: writer.accountId,
        domainId: fields.domainid || null,
      }
      const author = fields.admin ? agentAs(actor) : authorOf(writer)
      const leaveOut = fields.noemail ? await everybodyOf(tx, actor, now, { ticket, author }) : []
      const { attachments, problems } = await keepFiles(tx, files, now, fields.attachments)
      const outcomes = await openTickets(tx, { ...site }, actor, now, [
        {
          ...ticket,
          subject: fields.subject,
          serviceId: fields.serviceid || null,
          priority,
          source: 'api',
          message: {
            ...{ kind: 'public', author, door: 'api', body: fields.message, attachments, leaveOut },
            format: fields.markdown || fields.useMarkdown ? 'markdown' : 'plain',
          },
        },
      ])
      refuseAll(problems, outcomes.refused)
      const opened = onlyDone(outcomes)
      return { id: String(opened.id), tid: String(opened.id), c: codeOf(site.secrets, opened.id) }
    },
  }),
  commandAction({
    name: 'AddTicketReply',
    summary:
      'Answer a ticket as the key’s agent, as its client or additional contact, or as who has an address',
    access: 'tickets.write',
    fields: z.object({ ...writing, ticketid: id, adminusername: text, status: text }),
    answers: z.strictObject({
      /** Where the reply stands: one to a closed ticket opens another. */
      ticketid: z.string(),
    }),
    says,
    names,
    handle: async ({ tx, actor, now, fields, files, ...site }) => {
      refuseCreated(fields.created, now, 'Reply')
      refuseFields(fields.customfields)
      const status = fields.status ? statusFrom(fields.status) : undefined
      if (fields.status && !status) throw new Refused('Invalid Ticket Status')
      const ticketId = (await survivorsOf(tx, [fields.ticketid])).get(fields.ticketid) ?? fields.ticketid
      // Held while the right to write is judged, so that nothing it goes by is gone when the message stands.
      const [ticket] = await lockTickets(tx, [ticketId])
      if (ticket?.life !== 'live') throw new Refused(ticketMissing)
      const author = await replierOf(tx, actor, now, { ...fields, ticketId })
      const leaveOut = fields.noemail
        ? (await previewRecipients(tx, actor, now, { ticketId })).map(({ address }) => address)
        : []
      const { attachments, problems } = await keepFiles(tx, files, now, fields.attachments)
      const outcomes = await addTicketMessages(tx, { ...site }, actor, now, [
        {
          ticketId,
          status,
          message: {
            ...{ kind: 'public', author, door: 'api', body: fields.message, attachments, leaveOut },
            format: fields.markdown || fields.useMarkdown ? 'markdown' : 'plain',
          },
        },
      ])
      refuseAll(problems, outcomes.refused)
      return { ticketid: String(onlyDone(outcomes).ticketId) }
    },
  }),
]

const mayNot = 'This person may not reply to this ticket'

/** Whoever answers, if he may by today's facts: an agent is always the key's own, whatever name is sent. */
async function replierOf(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  fields: {
    ticketId: number
    clientid?: number | undefined
    contactid?: number | undefined
    adminusername?: string | undefined
    name?: string | undefined
    email?: string | undefined
  },
): Promise<MessageAuthor> {
  if (fields.adminusername) return agentAs(actor)
  const writer = fields.clientid
    ? await writerOfClient(tx, actor, now, { clientid: fields.clientid, contactid: fields.contactid })
    : await knownWriter(tx, fields)
  if (!writer) throw new Refused(mayNot)
  // A card is never a principal: she is judged by her address alone, as her mail would be (decision 10).
  const isAddress = !fields.clientid || Boolean(fields.contactid)
  const asked = isAddress ? { address: writer.address } : { personId: writer.contactId }
  const [right] = await rightToWrite(tx, [{ ticketId: fields.ticketId, ...asked }])
  if (!right) throw new Refused(mayNot)
  return authorOf(writer)
}

const agentAs = ({ id: agentId, name }: AgentActor): MessageAuthor => ({
  ...{ kind: 'agent', id: agentId, name, address: null },
})

/** The addresses of everybody who would get a copy. */
async function everybodyOf(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  {
    ticket,
    author,
  }: { ticket: Omit<Parameters<typeof previewNewRecipients>[3], 'writtenBy'>; author: MessageAuthor },
): Promise<string[]> {
  const writtenBy = author.kind === 'agent' ? 'agent' : 'customer'
  const decisions = await previewNewRecipients(tx, actor, now, { ...ticket, writtenBy })
  return decisions.map(({ address }) => address)
}

async function keepFiles(
  tx: Tx,
  files: FileStore,
  now: Date,
  given: string | undefined,
): Promise<{ attachments: AttachmentDraft[]; problems: Problem[] }> {
  const read = readAttachments(given)
  if (!read) throw new Refused('The attachments cannot be read')
  return keepAttachments(tx, files, now, read)
}

function refuseAll(problems: readonly Problem[], refused: readonly { problems: Problem[] }[]): void {
  const all = [...problems, ...refused.flatMap((each) => each.problems)]
  if (all.length > 0) throw new Refusal('invalid', all)
}

function refuseCreated(created: string | undefined, now: Date, what: 'Ticket' | 'Reply'): void {
  const fault = faultOfCreated(created, now)
  if (fault === 'invalid') throw new Refused('Invalid Date Format')
  if (fault === 'future') throw new Refused(`${what} creation date cannot be in the future`)
  // What is written has its trail and its copies, which are of today.
  if (fault === 'past') throw new Refused('Creation dates in the past are not supported')
}

/** Refused rather than lost without a word. */
function refuseFields(customfields: string | undefined): void {
  if (customfields) throw new Refused('Custom fields of tickets are not supported')
}

/** Services and domains belong to accounts. */
function refuseOutside(
  fields: { serviceid?: number | undefined; domainid?: number | undefined },
  { accountId }: TicketWriter,
): void {
  if (accountId !== null) return
  if (fields.serviceid) throw new Refused('Service ID Not Found')
  if (fields.domainid) throw new Refused('Domain ID Not Found')
}
