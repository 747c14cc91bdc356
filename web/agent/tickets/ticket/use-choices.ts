import { useQuery } from '@tanstack/react-query'
import type { TicketAnswer } from '../../../../server/modules/tickets/wire.ts'
import { accountQuery } from '../../accounts/queries.ts'
import { contactQuery } from '../../directory/contact/queries.ts'
import { descriptionQuery } from '../../lists/queries.ts'
import { domainsQuery, servicesQuery } from '../../notices/queries.ts'

export type FactChoice = { value: string; label: string }
type Named = { id: number; name: string } | null

/** The agents to whom tickets may go, and whom this one is with. */
export function useAgents(now: Named): FactChoice[] {
  return useOptions('assignee', now).filter(({ value }) => value !== 'me')
}

/** The departments that are in use, and the ticket's. */
export function useDepartments(now: Named): FactChoice[] {
  return useOptions('department', now)
}

function useOptions(path: string, now: Named): FactChoice[] {
  const { data } = useQuery(descriptionQuery('ticket'))
  const options = data?.fields.find((field) => field.path === path)?.options ?? []
  return options
    .filter(({ value, isArchived }) => !isArchived || value === now?.id)
    .map(({ value, labels }) => ({ value: String(value), label: labels.es }))
}

/** What of the account a ticket can be about; asked for once its choice is opened. */
export function useAccountParts(ticket: TicketAnswer, isAsked: boolean) {
  const account = isAsked ? (ticket.account?.id ?? null) : null
  const { data: domains } = useQuery(domainsQuery(account))
  const { data: services } = useQuery(servicesQuery(account))
  return {
    domains: asChoices(domains?.items, ticket.domain),
    services: asChoices(services?.items, ticket.service),
  }
}

/** The companies of the requester and of the account; asked for once their choice is opened. */
export function useCompanies({ requester, account, company }: TicketAnswer, isAsked: boolean): FactChoice[] {
  const { data: contact } = useQuery({ ...contactQuery(requester.contactId), enabled: isAsked })
  const { data } = useQuery({ ...accountQuery(account?.id ?? 0), enabled: isAsked && account !== null })
  const all = [...(contact?.companies ?? []), ...(data?.company ? [data.company] : [])]
  return asChoices([...new Map(all.map((each) => [each.id, each])).values()], company)
}

function asChoices(items: readonly { id: number; name: string }[] | undefined, now: Named): FactChoice[] {
  const all = now && !items?.some(({ id }) => id === now.id) ? [now, ...(items ?? [])] : (items ?? [])
  return all.map(({ id, name }) => ({ value: String(id), label: name }))
}
