import { domainToASCII } from 'node:url'
import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Category } from '../../delivery/index.ts'
import type { KeptText } from '../types.ts'
import type { AccountFilter, MailingAnswer, MailingItem } from '../wire.ts'
import { countsOfCopies } from './notices.ts'

/** The ids of the open accounts that a filter fits. */
export function accountsThatFit(filter: AccountFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = []
  if (filter.accountIds) parts.push(sql`accounts.id = any(${filter.accountIds}::bigint[])`)
  if (filter.companyIds) parts.push(sql`accounts.company_id = any(${filter.companyIds}::bigint[])`)
  if (filter.language) parts.push(sql`${languageOf} = ${filter.language}`)
  if (filter.hasServices !== undefined) parts.push(sql`${services()} = ${filter.hasServices}`)
  if (filter.hasDomains !== undefined) parts.push(sql`${domains()} = ${filter.hasDomains}`)
  if (filter.serviceStatuses)
    parts.push(services(sql`and services.status = any(${filter.serviceStatuses}::text[])`))
  if (filter.domainStatuses || filter.domainEndings) parts.push(domains(domainsLike(filter)))
  return sql`
    select accounts.id
    from accounts
    where not exists (select from account_closures where account_id = accounts.id)
      ${sql.join(
        parts.map((part) => sql`and ${part}`),
        sql` `,
      )}`
}

const services = (more: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`exists (
  select from services where services.account_id = accounts.id and services.life = 'live' ${more}
)`
const domains = (more: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`exists (
  select from domains where domains.account_id = accounts.id and domains.life = 'live' ${more}
)`
const domainsLike = ({ domainStatuses, domainEndings }: AccountFilter): RawBuilder<unknown> => {
  const endings = domainEndings?.map((ending) => `.${asciiOf(ending.replace(/^\./, ''))}`)
  return sql`
    ${domainStatuses ? sql`and domains.status = any(${domainStatuses}::text[])` : sql``}
    ${endings ? sql`and exists (select from unnest(${endings}::text[]) ending where right(domains.ascii_name, length(ending)) = ending)` : sql``}`
}
const asciiOf = (ending: string): string => domainToASCII(ending) || ending.toLowerCase()

// As mail to the main user is written: his own language first.
const languageOf = sql`(
  select case when split_part(lower(coalesce(contacts.language, accounts.language, workspace.language)), '-', 1)
    = any(array['es', 'ca', 'eu', 'gl', 'ast', 'an', 'oc']) then 'es' else 'en' end
  from contacts
  cross join workspace
  where contacts.id = accounts.main_user_id
)`

export async function countAccounts(db: Handle, filter: AccountFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (${accountsThatFit(filter)}) fitting`.execute(db)
  return rows[0]?.count ?? 0
}

export async function someAccounts(
  db: Handle,
  of: { filter: AccountFilter; limit: number },
): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from accounts
    where id in (${accountsThatFit(of.filter)})
    order by sort_name, id
    limit ${of.limit}`.execute(db)
  return rows
}

export async function insertMailing(
  tx: Tx,
  now: Date,
  mailing: { name: string; category: Category; filter: AccountFilter; text: KeptText; byId: number | null },
): Promise<number> {
  const { id } = await tx
    .insertInto('mailings')
    .values({
      ...{ name: mailing.name, category: mailing.category, by_id: mailing.byId, created_at: now },
      filter: JSON.stringify(mailing.filter),
      text: JSON.stringify(mailing.text),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function writeMailingJob(
  tx: Tx,
  of: { id: number; jobId: number; accounts: number },
): Promise<void> {
  await tx
    .updateTable('mailings')
    .set({ job_id: of.jobId, accounts: of.accounts })
    .where('id', '=', of.id)
    .execute()
}

export type MailingRow = Omit<MailingItem, 'createdAt'> & { createdAt: Date; text: KeptText }

const isCancelled = sql`exists (select from job_cancellations where job_id = jobs.id)`

const columns = sql`
  mailing.id,
  mailing.name,
  mailing.category,
  mailing.filter,
  mailing.text,
  mailing.accounts,
  case when agents.id is not null then json_build_object('id', agents.id, 'name', agents.name) end as by,
  mailing.created_at as "createdAt",
  case when jobs.id is not null then json_build_object(
    'id', jobs.id,
    'state', case when jobs.finished_at is not null and ${isCancelled} then 'cancelled' else jobs.state end,
    'done', jobs.done,
    'refused', jobs.refused,
    'isCancelling', jobs.finished_at is null and ${isCancelled},
    'finishedAt', jobs.finished_at
  ) end as job`
const joins = sql`
  left join agents on agents.id = mailing.by_id
  left join jobs on jobs.id = mailing.job_id`

export async function mailingsPage(
  db: Handle,
  page: { before: number | null; limit: number },
): Promise<MailingRow[]> {
  const { rows } = await sql<MailingRow>`
    select ${columns}
    from mailings mailing
    ${joins}
    where mailing.id < ${page.before ?? Number.MAX_SAFE_INTEGER}
    order by mailing.id desc
    limit ${page.limit}`.execute(db)
  return rows
}

export async function findMailing(db: Handle, id: number): Promise<MailingRow | undefined> {
  const { rows } = await sql<MailingRow>`
    select ${columns}
    from mailings mailing
    ${joins}
    where mailing.id = ${id}`.execute(db)
  return rows[0]
}

/** Holds a mailing: it is cancelled before the job that makes its notices ends, or after. */
export async function holdMailing(tx: Tx, id: number): Promise<void> {
  await sql`
    select id
    from mailings
    where id = ${id}
    for no key update`.execute(tx)
}

export async function isMailingCancelled(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from mailings
    join job_cancellations on job_cancellations.job_id = mailings.job_id
    where mailings.id = ${id}`.execute(tx)
  return rows.length > 0
}

/** What has become of all copies of a mailing. */
export async function countsOfMailing(
  db: Handle,
  mailingId: number,
): Promise<{ notices: number; counts: MailingAnswer['counts'] }> {
  const { rows } = await sql<Awaited<ReturnType<typeof countsOfMailing>>>`
    select
      (select count(*)::integer from notices where mailing_id = ${mailingId}) as notices,
      ${countsOfCopies} as counts
    from notices
    join messages on messages.subject_kind = 'notice' and messages.subject_id = notices.id
    join message_recipients recipient on recipient.message_id = messages.id
    left join deliveries delivery
      on delivery.message_id = recipient.message_id and delivery.position = recipient.position
    where notices.mailing_id = ${mailingId}`.execute(db)
  return rows[0] as Awaited<ReturnType<typeof countsOfMailing>>
}
