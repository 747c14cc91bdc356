import { z } from 'zod'
import type { MessageAnswer, PersonAnswer, TicketAnswer } from '../../../../modules/tickets/wire.ts'
import { namesOfFiles, priorityOf, serviceOf, statusOf } from './ticket.ts'
import { timeOf } from './times.ts'

const attachments = {
  attachment: z.string(),
  attachments: z.array(z.strictObject({ filename: z.string(), index: z.number() })),
  attachments_removed: z.boolean(),
}
const requestor = {
  requestor_name: z.string(),
  requestor_email: z.string(),
  requestor_type: z.string(),
}
const reply = z.strictObject({
  replyid: z.string(),
  userid: z.string(),
  contactid: z.string(),
  name: z.string(),
  email: z.string(),
  ...requestor,
  date: z.string(),
  message: z.string(),
  ...attachments,
  admin: z.string(),
  /** Of replies, not of the first message. */
  rating: z.string().optional(),
})
const note = z.strictObject({
  noteid: z.string(),
  date: z.string(),
  message: z.string(),
  ...attachments,
  admin: z.string(),
})

/** What GetTicket tells: texts throughout, as in the original's example. */
export const Conversation = z.strictObject({
  ticketid: z.string(),
  id: z.string(),
  tid: z.string(),
  ticketnum: z.string(),
  c: z.string(),
  deptid: z.string(),
  deptname: z.string(),
  userid: z.string(),
  contactid: z.string(),
  name: z.string(),
  email: z.string(),
  ...requestor,
  cc: z.string(),
  date: z.string(),
  subject: z.string(),
  status: z.string(),
  priority: z.string(),
  admin: z.string(),
  lastreply: z.string(),
  flag: z.string(),
  service: z.string(),
  replies: z.strictObject({ reply: z.array(reply) }),
  notes: z.strictObject({ note: z.array(note) }),
})
export type Conversation = z.infer<typeof Conversation>

/** A ticket with all that was written in it, in the original's fields. */
export function presentConversation(
  ticket: TicketAnswer,
  messages: readonly MessageAnswer[],
  { code, newestFirst }: { code: string; newestFirst: boolean },
): Conversation {
  const written = messages.filter(({ kind }) => kind === 'public')
  const replies = written.map((message, at) => presentReply(ticket, message, at))
  const notes = messages.filter(({ kind }) => kind === 'note').map(presentNote)
  const [requester] = ticket.people
  const [first] = written
  return {
    ticketid: String(ticket.id),
    id: String(ticket.id),
    tid: String(ticket.id),
    ticketnum: String(ticket.id),
    c: code,
    deptid: String(ticket.department.id),
    deptname: ticket.department.name,
    userid: String(ticket.account?.id ?? 0),
    contactid: String(requester?.cardId ?? 0),
    name: requester?.name ?? ticket.requester.name,
    email: ticket.requester.address ?? '',
    requestor_name: requester?.name ?? ticket.requester.name,
    requestor_email: ticket.requester.address ?? '',
    requestor_type: typeOf(requester?.as),
    cc: ticket.participants
      .filter(({ state }) => state === 'confirmed')
      .map(({ email }) => email)
      .join(','),
    date: timeOf(new Date(ticket.createdAt)),
    subject: ticket.subject,
    status: statusOf({
      ...ticket,
      createdAt: new Date(ticket.createdAt),
      lastMessageAt: new Date(ticket.lastMessageAt),
    }),
    priority: priorityOf(ticket.priority),
    admin: first?.author.kind === 'agent' ? first.author.name : '',
    lastreply: timeOf(new Date(ticket.lastMessageAt)),
    flag: String(ticket.assignee?.id ?? 0),
    service: serviceOf({ serviceId: ticket.service?.id ?? null, domainId: ticket.domain?.id ?? null }),
    replies: { reply: newestFirst ? replies.reverse() : replies },
    notes: { note: newestFirst ? notes.reverse() : notes },
  }
}

/** The first message is reply 0, as in the original. */
function presentReply(ticket: TicketAnswer, message: MessageAnswer, at: number): z.infer<typeof reply> {
  const { author } = message
  const isOurs = author.kind !== 'customer'
  const who = ticket.people.find((each) => isBy(each, message))
  const email = author.address ?? who?.address ?? ticket.requester.address ?? ''
  return {
    replyid: at === 0 ? '0' : String(message.id),
    userid: String(ticket.account?.id ?? 0),
    contactid: String(who?.cardId ?? 0),
    name: isOurs ? '' : author.name,
    email: isOurs ? '' : email,
    requestor_name: author.name,
    requestor_email: isOurs ? '' : email,
    requestor_type: isOurs ? 'Operator' : typeOf(who?.as),
    date: timeOf(new Date(message.createdAt)),
    message: textOf(message),
    ...filesOf(message),
    admin: isOurs ? author.name : '',
    ...(at === 0 ? {} : { rating: '0' }),
  }
}

/** Whose message it is: who writes from her own address is known by it. */
function isBy(person: PersonAnswer, { author }: MessageAnswer): boolean {
  if (person.contactId !== author.id) return false
  return author.address === null || person.address === author.address
}

const presentNote = (message: MessageAnswer): z.infer<typeof note> => ({
  noteid: String(message.id),
  date: timeOf(new Date(message.createdAt)),
  message: textOf(message),
  ...filesOf(message),
  admin: message.author.name,
})

const filesOf = ({ attachments: files }: MessageAnswer) => ({
  attachment: namesOfFiles(files.map(({ name }) => name)),
  attachments: files.map(({ name, position }) => ({ filename: name, index: position })),
  attachments_removed: false,
})

/** Lines end as in the original's example. */
const textOf = ({ body }: MessageAnswer): string => body.replaceAll(/\r?\n/g, '\r\n')

/** Owner and Operator are the original's words. */
function typeOf(as: PersonAnswer['as'] | undefined): string {
  if (as === 'main-user') return 'Owner'
  if (as === 'agent') return 'Operator'
  if (as === 'card') return 'Contact'
  return as === 'contact' ? 'Registered User' : 'Guest'
}
