import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Confirmation, RegistrantChange } from '../types.ts'

/** Of `registrant_changes changes`: a change with the answers of both sides. */
export const changeColumns = sql`
  changes.id,
  changes.batch_id as "batchId",
  changes.domain_id as "domainId",
  (select name from domains where domains.id = changes.domain_id) as domain,
  (select account_id from domains where domains.id = changes.domain_id) as "accountId",
  changes.state,
  changes.old,
  changes.new,
  changes.to_additional_contact_id as "toCardId",
  changes.changes_role as "changesRole",
  (select coalesce(agents.name, contacts.name)
   from people
   left join agents on agents.id = people.id
   left join contacts on contacts.id = people.id
   where people.id = changes.asked_by) as "askedBy",
  changes.created_at as "createdAt",
  changes.asked_at as "askedAt",
  changes.answer_until as "answerUntil",
  changes.ended_at as "endedAt",
  (select json_agg(json_build_object('side', side, 'address', address, 'answer', answer, 'answeredAt', answered_at,
                                     'isSuppressed', suppressed_at is not null)
                   order by side desc)
   from registrant_confirmations
   join addresses using (address)
   where registrant_confirmations.change_id = changes.id) as confirmations`

type ConfirmationRow = Omit<Confirmation, 'answeredAt'> & { answeredAt: string | null }
export type ChangeRow = Omit<
  RegistrantChange,
  'toHolder' | 'confirmations' | 'createdAt' | 'askedAt' | 'answerUntil' | 'endedAt'
> & {
  toCardId: number | null
  confirmations: ConfirmationRow[] | null
  createdAt: string | Date
  askedAt: string | Date | null
  answerUntil: string | Date
  endedAt: string | Date | null
}

export const changeOf = ({ toCardId, confirmations, ...row }: ChangeRow): RegistrantChange => ({
  ...row,
  toHolder: toCardId ?? 'main-user',
  createdAt: new Date(row.createdAt),
  askedAt: row.askedAt === null ? null : new Date(row.askedAt),
  answerUntil: new Date(row.answerUntil),
  endedAt: row.endedAt === null ? null : new Date(row.endedAt),
  confirmations: (confirmations ?? []).map((each) => ({
    ...each,
    answeredAt: each.answeredAt === null ? null : new Date(each.answeredAt),
  })),
})

/** The last hundred changes of a domain, newest first. */
export async function changesOfDomain(db: Handle, domainId: number): Promise<RegistrantChange[]> {
  const { rows } = await sql<ChangeRow>`
    select ${changeColumns}
    from registrant_changes changes
    where changes.domain_id = ${domainId}
    order by changes.id desc
    limit 100`.execute(db)
  return rows.map(changeOf)
}

/** The changes that are asked for together with this one, itself included; each of a domain of one account. */
export async function changesOfBatch(db: Handle, id: number): Promise<RegistrantChange[]> {
  const { rows } = await sql<ChangeRow>`
    select ${changeColumns}
    from registrant_changes changes
    where changes.batch_id = (select batch_id from registrant_changes where id = ${id})
    order by changes.id`.execute(db)
  return rows.map(changeOf)
}

export async function findChange(db: Handle, id: number): Promise<RegistrantChange | undefined> {
  const { rows } = await sql<ChangeRow>`
    select ${changeColumns}
    from registrant_changes changes
    where changes.id = ${id}`.execute(db)
  return rows[0] && changeOf(rows[0])
}

/** How many mails a side an account has set going since then: its main user's asking, and what follows from its data. */
export async function countAsked(db: Handle, of: { accountId: number; since: Date }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct changes.batch_id) as count
    from registrant_changes changes
    join domains on domains.id = changes.domain_id
    where domains.account_id = ${of.accountId}
      and not exists (select from agents where agents.id = changes.asked_by)
      and changes.asked_at > ${of.since}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Of each domain the last change that came to nothing and is not to be asked again. */
export async function lastEndedChanges(
  db: Handle,
  domainIds: readonly number[],
): Promise<Map<number, RegistrantChange>> {
  const { rows } = await sql<ChangeRow>`
    select distinct on (changes.domain_id) ${changeColumns}
    from registrant_changes changes
    where changes.domain_id = any(${domainIds}::bigint[])
      and changes.state in ('refused', 'expired', 'withdrawn')
      and changes.stands
    order by changes.domain_id, changes.id desc`.execute(db)
  return new Map(rows.map((row) => [row.domainId, changeOf(row)]))
}

/** The holder's data has changed since: what came to nothing may be asked again. */
export async function forgetFormer(tx: Tx, domainIds: readonly number[]): Promise<void> {
  await sql`
    update registrant_changes
    set stands = false
    where domain_id = any(${domainIds}::bigint[])
      and state <> 'pending'
      and stands`.execute(tx)
}
