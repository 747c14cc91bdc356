import type { TicketMailTexts } from './shape.ts'

const chosen = 'Your notifications of {workspace} are set so.'

/** Mails about tickets that the program writes, in English. */
export const ticketMailsEn: TicketMailTexts = {
  'ticket-received area': {
    subject: '[{number}] {subject}',
    body: `
Hello {name},

We received your message “{subject}”. It is ticket {number}.

We will answer as soon as we can. If you want to add something, answer this mail.`,
    reason: 'This is an automatic answer: you wrote from the address {address}.',
  },
  'mail-refused area': {
    subject: 'We cannot take your mail',
    body: `
Hello,

Your mail “{subject}” came to {department} of {workspace}. That address is for registered contacts only, and {address} is none. Nobody has read your message.

If you are a customer, write from the address that we know you by, or ask whoever keeps your account to add you as a contact.`,
    reason: 'This is an automatic answer: somebody wrote from the address {address}.',
  },
  'sender-question area': {
    subject: 'Did you write to {workspace}?',
    body: `
Hello {name},

Mail came with your address {address} as its sender, and nothing proves that you wrote it to us. It is held until you confirm it. Waiting on {when}: {count}.

{action}

If you did not write it, you need not do anything: nobody will act on it.`,
    actionLabel: 'See and confirm',
    reason: 'Somebody wrote to {workspace} with the address {address} as the sender.',
  },
  'agent-ticket-assigned agent': {
    subject: '[{number}] Assigned to you: {subject}',
    body: `
Hello {name},

{by} assigned ticket {number} to you: {subject}

{action}

If you answer this mail, it becomes an internal note of the ticket: the customer does not see it.`,
    actionLabel: 'See the ticket',
    reason: chosen,
  },
  'agent-ticket-new agent': {
    subject: '[{number}] New: {subject}',
    body: `
Hello {name},

{author} opened ticket {number}: {subject}

{excerpt}

{action}

If you answer this mail, you reply to the customer and to everybody who gets copies of the ticket.`,
    actionLabel: 'See the ticket',
    reason: chosen,
  },
  'agent-ticket-replied agent': {
    subject: '[{number}] Reply from {author}: {subject}',
    body: `
Hello {name},

{author} replied in ticket {number}: {subject}

{excerpt}

{action}

If you answer this mail, you reply to the customer and to everybody who gets copies of the ticket.`,
    actionLabel: 'See the ticket',
    reason: chosen,
  },
}
