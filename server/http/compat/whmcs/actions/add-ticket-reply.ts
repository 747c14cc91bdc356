import { z } from 'zod'
import type { Tx } from '../../../../lib/db.ts'
import { onlyDone } from '../../../../lib/errors.ts'
import {
  addTicketMessages,
  lockTickets,
  type MessageAuthor,
  previewRecipients,
  rightToWrite,
  survivorsOf,
} from '../../../../modules/tickets/index.ts'
import type { AgentActor } from '../../../../modules/trail/index.ts'
import { commandAction, Refused } from '../action.ts'
import { idOrNone, text } from '../shapes/fields.ts'
import { statusFrom } from '../shapes/ticket.ts'
import { authorOf, knownWriter, writerOfClient } from '../ticket-writers.ts'
import {
  agentAs,
  keepFiles,
  names,
  refuseAll,
  refuseCreated,
  refuseFields,
  says,
  ticketMissing,
  writing,
} from '../ticket-writing.ts'

export const addTicketReply = commandAction({
  name: 'AddTicketReply',
  summary:
    'Answer a ticket as the key’s agent, as its client or additional contact, or as who has an address',
  access: 'tickets.write',
  fields: z.object({
    ...writing,
    ticketid: idOrNone,
    ticketnum: idOrNone,
    adminusername: text,
    status: text,
  }),
  answers: z.strictObject({
    /** Where the reply stands: one to a closed ticket opens another. */
    ticketid: z.string(),
  }),
  says,
  names,
  handle: async ({ tx, actor, now, fields, files }) => {
    refuseCreated(fields.created, now, 'Reply')
    refuseFields(fields.customfields)
    const status = fields.status ? statusFrom(fields.status) : undefined
    if (fields.status && !status) throw new Refused('Invalid Ticket Status')
    const named = fields.ticketid ?? fields.ticketnum
    if (named === undefined || (fields.ticketnum ?? named) !== named) throw new Refused(ticketMissing)
    const ticketId = (await survivorsOf(tx, [named])).get(named) ?? named
    // Held while the right to write is judged, so that nothing it goes by is gone when the message stands.
    const [ticket] = await lockTickets(tx, [ticketId])
    if (ticket?.life !== 'live') throw new Refused(ticketMissing)
    const author = await replierOf(tx, actor, now, { ...fields, ticketId })
    const leaveOut = fields.noemail
      ? (await previewRecipients(tx, actor, now, { ticketId })).map(({ address }) => address)
      : []
    const { attachments, problems } = await keepFiles(tx, files, now, fields.attachments)
    const outcomes = await addTicketMessages(tx, actor, now, [
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
})

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
