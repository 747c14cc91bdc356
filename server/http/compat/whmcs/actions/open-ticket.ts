import { z } from 'zod'
import type { Tx } from '../../../../lib/db.ts'
import { onlyDone } from '../../../../lib/errors.ts'
import { departmentsInUse } from '../../../../modules/departments/index.ts'
import { type MessageAuthor, openTickets, previewNewRecipients } from '../../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../../modules/trail/index.ts'
import { commandAction, Refused } from '../action.ts'
import { flag, id, idOrNone, text } from '../shapes/fields.ts'
import { priorityFrom } from '../shapes/ticket.ts'
import { authorOf, type TicketWriter, writerOfAddress, writerOfClient } from '../ticket-writers.ts'
import {
  agentAs,
  keepFiles,
  names,
  refuseAll,
  refuseCreated,
  refuseFields,
  says,
  writing,
} from '../ticket-writing.ts'
import { codeOf } from './tickets.ts'

export const openTicket = commandAction({
  name: 'OpenTicket',
  summary: 'Open a ticket for a client, for an additional contact of one, or for anybody with an address',
  access: 'tickets.write',
  fields: z.object({
    ...writing,
    deptid: id,
    subject: z.string(),
    userid: idOrNone,
    priority: text,
    serviceid: idOrNone,
    domainid: idOrNone,
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
    const outcomes = await openTickets(tx, actor, now, [
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
})

/** Services and domains belong to accounts. */
function refuseOutside(
  fields: { serviceid?: number | undefined; domainid?: number | undefined },
  { accountId }: TicketWriter,
): void {
  if (accountId !== null) return
  if (fields.serviceid) throw new Refused('Service ID Not Found')
  if (fields.domainid) throw new Refused('Domain ID Not Found')
}

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
