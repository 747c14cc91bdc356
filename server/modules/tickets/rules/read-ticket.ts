import type { Problem } from '../../../lib/errors.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readTags } from '../../../lib/pure/tags.ts'
import type { References } from '../store/references.ts'
import type { TicketDraft } from '../types.ts'
import { readMessage, storable } from './read-message.ts'

export const longestSubject = 250
/** Stands for a requester whom nobody named: no contact has this number. */
export const noContact = 0

/** A ticket as it will be kept, or all that is wrong with it. */
export function readTicket(
  draft: TicketDraft,
  references: References,
): { ticket: TicketDraft; problems: Problem[] } {
  return draft.message.door === 'mail' ? readMailed(draft, references) : readTyped(draft, references)
}

function readTyped(draft: TicketDraft, references: References): { ticket: TicketDraft; problems: Problem[] } {
  const subject = readSubject(draft.subject)
  const { tags, faults } = readTags(draft.tags ?? [])
  const { message, problems } = readMessage(draft.message)
  return {
    ticket: {
      ...draft,
      ...{ subject: subject.value, tags, message },
      requester: { ...draft.requester, address: addressOf(draft, references) },
    },
    problems: [
      ...referenceProblems(draft, references),
      ...subject.problems,
      ...problems,
      ...faults.map(({ index, fault }) => ({ path: index === null ? 'tags' : `tags.${index}`, ...fault })),
    ],
  }
}

/** A mail is never refused for what became of accounts and domains meanwhile: it is a ticket without them. */
function readMailed(
  draft: TicketDraft,
  references: References,
): { ticket: TicketDraft; problems: Problem[] } {
  const account = references.account?.isOpen && references.account.isOfRequester ? draft.accountId : null
  return {
    ticket: {
      ...draft,
      subject: mailSubject(draft),
      message: readMessage(draft.message).message,
      accountId: account,
      companyId: references.isCompany ? (draft.companyId ?? null) : null,
      domainId: account !== null && references.isDomain ? (draft.domainId ?? null) : null,
      serviceId: account !== null && references.isService ? (draft.serviceId ?? null) : null,
      assigneeId: references.isAssignee ? (draft.assigneeId ?? null) : null,
    },
    problems: [
      ...(references.requester ? [] : [{ path: 'requester.contactId', code: 'ticket.unknown-requester' }]),
      ...(references.isDepartment ? [] : [{ path: 'departmentId', code: 'ticket.unknown-department' }]),
    ],
  }
}

/** A subject that somebody typed, or what is wrong with it. */
export function readSubject(typed: string): { value: string; problems: Problem[] } {
  const read = readOneLine(typed, longestSubject)
  if (!read.ok) return { value: typed, problems: [{ path: 'subject', ...read.fault }] }
  if (read.value === '') return { value: '', problems: [{ path: 'subject', code: 'ticket.no-subject' }] }
  return { value: read.value, problems: [] }
}

/** What stands in the subject line, in one line; the beginning of the text where there is none. */
function mailSubject(draft: TicketDraft): string {
  const line = (text: string): string =>
    [
      ...storable(text)
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
        .trim(),
    ]
      .slice(0, 1000)
      .join('')
      .trim()
  return line(draft.subject) || [...line(draft.message.body)].slice(0, 80).join('') || '(…)'
}

/** What a ticket names that is not so, or not together. */
export function referenceProblems(
  draft: Pick<TicketDraft, 'requester' | 'accountId' | 'companyId' | 'domainId' | 'serviceId' | 'assigneeId'>,
  references: References,
): Problem[] {
  const { account } = references
  const problems: Problem[] = []
  const wrong = (path: string, code: string): void => {
    problems.push({ path, code })
  }
  if (draft.requester.contactId === noContact) wrong('requester.contactId', 'ticket.no-requester')
  else if (!references.requester) wrong('requester.contactId', 'ticket.unknown-requester')
  else if (draft.requester.address && !references.hasAddress)
    wrong('requester.address', 'ticket.foreign-address')
  if (!references.isDepartment) wrong('departmentId', 'ticket.unknown-department')
  if (draft.accountId !== null) {
    if (!account) wrong('accountId', 'ticket.unknown-account')
    else if (!account.isOpen) wrong('accountId', 'ticket.account-closed')
    else if (references.requester && !account.isOfRequester) wrong('accountId', 'ticket.foreign-account')
  }
  if (isNamed(draft.companyId) && !references.isCompany) wrong('companyId', 'ticket.unknown-company')
  if (isNamed(draft.domainId) && !references.isDomain) wrong('domainId', 'ticket.unknown-domain')
  if (isNamed(draft.serviceId) && !references.isService) wrong('serviceId', 'ticket.unknown-service')
  if (isNamed(draft.assigneeId) && !references.isAssignee) wrong('assigneeId', 'ticket.unknown-assignee')
  return problems
}

const isNamed = (id: number | null | undefined): boolean => id !== null && id !== undefined

const addressOf = (draft: TicketDraft, { requester }: References): string | null =>
  draft.requester.address ?? requester?.primaryAddress ?? null
