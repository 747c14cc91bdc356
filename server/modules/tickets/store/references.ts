import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** What a ticket names, and whether that is so. */
export type References = {
  requester: { id: number; name: string; primaryAddress: string | null } | null
  /** Whether the address that is named is one of his. */
  hasAddress: boolean
  isDepartment: boolean
  account: { id: number; companyId: number | null; isOpen: boolean; isOfRequester: boolean } | null
  /** The requester's primary one. */
  ownCompanyId: number | null
  isCompany: boolean
  isDomain: boolean
  isService: boolean
  isAssignee: boolean
}

export type Naming = {
  requesterId: number
  address: string | null
  departmentId: number
  accountId: number | null
  companyId: number | null
  domainId: number | null
  serviceId: number | null
  assigneeId: number | null
}

/** Whether a contact (`requester.id`) belongs to an account: as its main user, on a card of it, in its company. */
const belongs = sql`(
  accounts.main_user_id = requester.id
  or exists (
    select from memberships
    where memberships.contact_id = requester.id
      and memberships.company_id = accounts.company_id
  )
  or exists (
    select from claims
    join additional_contacts card on card.address = claims.address
    where claims.person_id = requester.id
      and card.account_id = accounts.id
      and card.life = 'live'
  ))`

const isOpen = sql`not exists (select from account_closures closed where closed.account_id = accounts.id)`

/** The same question for many tickets at once, answered in their order. */
export async function referencesOf(db: Handle, naming: readonly Naming[]): Promise<References[]> {
  const { rows } = await sql<References>`
    select
      case when requester.id is not null then json_build_object(
        'id', requester.id,
        'name', requester.name,
        'primaryAddress', (select address from claims where person_id = requester.id and is_primary)
      ) end as requester,
      exists (
        select from claims where claims.person_id = requester.id and claims.address = given.address
      ) as "hasAddress",
      exists (
        select from departments where departments.id = given."departmentId" and departments.archived_at is null
      ) as "isDepartment",
      (
        select json_build_object('id', accounts.id, 'companyId', companies.id, 'isOpen', ${isOpen}, 'isOfRequester', ${belongs})
        from accounts
        left join companies on companies.id = accounts.company_id and companies.life = 'live'
        where accounts.id = given."accountId"
      ) as account,
      (
        select companies.id
        from memberships
        join companies on companies.id = memberships.company_id and companies.life = 'live'
        where memberships.contact_id = requester.id
          and memberships.is_primary
      ) as "ownCompanyId",
      exists (
        select from companies
        where companies.id = given."companyId"
          and companies.life = 'live'
          and (
            exists (select from memberships where contact_id = requester.id and company_id = companies.id)
            or exists (select from accounts where id = given."accountId" and company_id = companies.id)
          )
      ) as "isCompany",
      exists (
        select from domains
        where domains.id = given."domainId" and domains.account_id = given."accountId" and domains.life = 'live'
      ) as "isDomain",
      exists (
        select from services
        where services.id = given."serviceId" and services.account_id = given."accountId" and services.life = 'live'
      ) as "isService",
      exists (
        select from agents
        where agents.id = given."assigneeId"
          and agents.role <> 'viewer'
          and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)
      ) as "isAssignee"
    from json_to_recordset(${JSON.stringify(naming.map((each, index) => ({ index, ...each })))}::json)
      as given (index integer, "requesterId" bigint, address text, "departmentId" bigint, "accountId" bigint,
                "companyId" bigint, "domainId" bigint, "serviceId" bigint, "assigneeId" bigint)
    left join contacts requester on requester.id = given."requesterId" and requester.life = 'live'
    order by given.index`.execute(db)
  return rows
}

/** The open accounts that a contact belongs to, by name: as main user, on a card, in the company. */
export async function accountsOfRequester(
  db: Handle,
  contactId: number,
): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select accounts.id, accounts.name
    from contacts requester
    join accounts on accounts.id in (
      select id from accounts where main_user_id = requester.id
      union all
      select card.account_id
      from claims
      join additional_contacts card on card.address = claims.address and card.life = 'live'
      where claims.person_id = requester.id
      union all
      select accounts.id
      from memberships
      join accounts on accounts.company_id = memberships.company_id
      where memberships.contact_id = requester.id
    )
    where requester.id = ${contactId}
      and ${isOpen}
    order by accounts.sort_name, accounts.id`.execute(db)
  return rows
}

/** Holds accounts as they are: who closes or hands over one waits until this is written, or comes first. */
export async function holdAccounts(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    select id
    from accounts
    where id = any(${ids}::bigint[])
    order by id
    for share`.execute(tx)
}

/** Holds contacts as requesters: who deletes one waits, or comes first. Before their accounts, as deleting locks them. */
export async function holdRequesters(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    select id
    from contacts
    where id = any(${ids}::bigint[])
    order by id
    for key share`.execute(tx)
}
