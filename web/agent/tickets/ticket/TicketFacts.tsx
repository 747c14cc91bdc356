import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { TicketAnswer, TicketBody } from '../../../../server/modules/tickets/wire.ts'
import { formatMoment } from '../../../shared/formats.ts'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { TicketPriority, TicketStatus } from '../TicketStatus.tsx'
import { categories, priorities, statuses, usePriorityWords, useStatusWords } from '../words.ts'
import { ChoiceFact, TextFact } from './FactInPlace.tsx'
import { RequesterFact } from './RequesterFact.tsx'
import css from './ticket.module.css'
import { useAccountParts, useAgents, useCompanies, useDepartments } from './use-choices.ts'
import { useTicketChange } from './use-ticket-change.ts'

const idOf = (value: string): number | null => (value === '' ? null : Number(value))
const idIn = (named: { id: number } | null): string => (named ? String(named.id) : '')

/** What is known of a ticket, each fact changed where it stands. */
export function TicketFacts({ ticket }: { ticket: TicketAnswer }) {
  const { t } = useLingui()
  const { workspace, person } = useAgent().session
  const change = useTicketChange(ticket)
  const statusWords = useStatusWords()
  const priorityWords = usePriorityWords()
  const categoryWords = useCategoryWords()
  const [isAsked, setAsked] = useState(false)
  const parts = useAccountParts(ticket, isAsked)
  const [isCompanyAsked, setCompanyAsked] = useState(false)
  const companies = useCompanies(ticket, isCompanyAsked)
  const agents = useAgents(ticket.assignee)
  const departments = useDepartments(ticket.department)
  const { account, accounts, domain, service, company, assignee, department } = ticket
  const open = () => setAsked(true)
  const save = (draft: (value: string) => TicketBody) => (value: string) => change(draft(value))
  return (
    <Facts>
      <ChoiceFact
        name={t`Status`}
        value={ticket.status}
        shown={<TicketStatus status={ticket.status} />}
        choices={statuses.map((value) => ({ value, label: statusWords(value) }))}
        onSave={save((status) => ({ status: status as TicketAnswer['status'] }))}
      />
      <ChoiceFact
        name={t`Priority`}
        value={ticket.priority}
        shown={<TicketPriority priority={ticket.priority} />}
        choices={priorities.map((value) => ({ value, label: priorityWords(value) }))}
        onSave={save((priority) => ({ priority: priority as TicketAnswer['priority'] }))}
      />
      <ChoiceFact
        name={t`Category`}
        value={ticket.category}
        shown={categoryWords(ticket.category)}
        choices={categories.map((value) => ({ value, label: categoryWords(value) }))}
        onSave={save((category) => ({ category: category as TicketAnswer['category'] }))}
      />
      <ChoiceFact
        name={t`Agent`}
        value={idIn(assignee)}
        shown={assignee?.name}
        none={t`nobody`}
        choices={agents}
        onSave={save((value) => ({ assigneeId: idOf(value) }))}
      />
      <RequesterFact ticket={ticket} onSave={change} />
      <ChoiceFact
        name={t`Account`}
        value={idIn(account)}
        shown={account?.name ?? (accounts.length > 0 && <em>{t`none, to be chosen`}</em>)}
        none={t`none`}
        notes={
          account && (
            <Link
              className={`${css.under} meta num`}
              to={paths.account(account.id)}
            >{t`Account ${account.id}`}</Link>
          )
        }
        choices={accounts.map(({ id, name }) => ({ value: String(id), label: name }))}
        onSave={save((value) => ({ accountId: idOf(value) }))}
      />
      {account && (
        <>
          <ChoiceFact
            name={t`Domain`}
            value={idIn(domain)}
            shown={domain?.name}
            none={t`About none`}
            choices={parts.domains}
            onOpen={open}
            onSave={save((value) => ({ domainId: idOf(value) }))}
          />
          <ChoiceFact
            name={t`Service`}
            value={idIn(service)}
            shown={service?.name}
            none={t`About none`}
            choices={parts.services}
            onOpen={open}
            onSave={save((value) => ({ serviceId: idOf(value) }))}
          />
        </>
      )}
      <ChoiceFact
        name={t`Department`}
        value={idIn(department)}
        shown={<span lang={workspace.language}>{department.name}</span>}
        choices={departments}
        lang={workspace.language}
        onSave={save((value) => ({ departmentId: Number(value) }))}
      />
      <ChoiceFact
        name={t`Company`}
        value={idIn(company)}
        shown={company?.name}
        none={t`none`}
        notes={
          company && (
            <Link
              className={`${css.under} meta num`}
              to={paths.company(company.id)}
            >{t`Company ${company.id}`}</Link>
          )
        }
        choices={companies}
        onOpen={() => setCompanyAsked(true)}
        onSave={save((value) => ({ companyId: idOf(value) }))}
      />
      <TextFact name={t`Subject`} value={ticket.subject} onSave={save((subject) => ({ subject }))} />
      <TextFact
        name={t`Tags`}
        value={ticket.tags.join(', ')}
        onSave={save((tags) => ({
          tags: tags
            .split(/[,;]/)
            .map((tag) => tag.trim())
            .filter(Boolean),
        }))}
      />
      <Fact name={t({ message: 'Opened', context: 'ticket' })}>
        {formatMoment(ticket.createdAt, person.timeZone)}
      </Fact>
      {ticket.follows !== null && (
        <Fact name={t`Goes on with`}>
          <Link to={paths.ticket(ticket.follows)}>{t`Ticket ${ticket.follows}`}</Link>
        </Fact>
      )}
      {ticket.followedBy !== null && (
        <Fact name={t`Went on in`}>
          <Link to={paths.ticket(ticket.followedBy)}>{t`Ticket ${ticket.followedBy}`}</Link>
        </Fact>
      )}
    </Facts>
  )
}
