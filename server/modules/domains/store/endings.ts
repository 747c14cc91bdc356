import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { DomainEnding } from '../types.ts'

const columns = sql`
  domain_endings.id,
  domain_endings.ending,
  domain_endings.roles,
  domain_endings.needs,
  domain_endings.confirmations,
  domain_endings.answer_days as "answerDays",
  domain_endings.lock_days as "lockDays",
  domain_endings.verification_days as "verificationDays",
  domain_endings.reminder_days as "reminderDays",
  domain_endings.source,
  domain_endings.source_date as "sourceDate",
  domain_endings.version`

/** Every ending that has settings, in order. */
export async function allEndings(db: Handle): Promise<DomainEnding[]> {
  const { rows } = await sql<DomainEnding>`
    select ${columns}
    from domain_endings
    order by ending`.execute(db)
  return rows
}

/** The same, kept as they are until the transaction ends: what is asked of people is asked by one version of them. */
export async function holdEndings(tx: Tx): Promise<DomainEnding[]> {
  const { rows } = await sql<DomainEnding>`
    select ${columns}
    from domain_endings
    order by ending
    for share`.execute(tx)
  return rows
}

export async function lockEnding(tx: Tx, id: number): Promise<DomainEnding | undefined> {
  const { rows } = await sql<DomainEnding>`
    select ${columns}
    from domain_endings
    where id = ${id}
    for update`.execute(tx)
  return rows[0]
}

/** How many live domains go by each ending. */
export async function domainsByEnding(db: Handle): Promise<Map<string, number>> {
  const { rows } = await sql<{ ending: string; count: number }>`
    select longest.ending, count(*) as count
    from domains
    cross join lateral (
      select ending
      from domain_endings
      where ending = '' or domains.ascii_name like '%.' || ending
      order by length(ending) desc
      limit 1
    ) longest
    where domains.life = 'live'
    group by longest.ending`.execute(db)
  return new Map(rows.map(({ ending, count }) => [ending, count]))
}

export async function updateEnding(tx: Tx, ending: DomainEnding): Promise<void> {
  await sql`
    update domain_endings
    set roles = ${ending.roles}::text[],
        needs = ${JSON.stringify(ending.needs)}::jsonb,
        confirmations = ${ending.confirmations},
        answer_days = ${ending.answerDays},
        lock_days = ${ending.lockDays},
        verification_days = ${ending.verificationDays},
        reminder_days = ${ending.reminderDays}::integer[],
        source = ${ending.source},
        source_date = ${ending.sourceDate}::date,
        version = version + 1
    where id = ${ending.id}`.execute(tx)
}

/** The id of a new ending; undefined when there is one already. */
export async function insertEnding(
  tx: Tx,
  ending: Omit<DomainEnding, 'id' | 'version'>,
): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into domain_endings
      (ending, roles, needs, confirmations, answer_days, lock_days, verification_days, reminder_days, source, source_date)
    values (${ending.ending}, ${ending.roles}::text[], ${JSON.stringify(ending.needs)}::jsonb, ${ending.confirmations},
            ${ending.answerDays}, ${ending.lockDays}, ${ending.verificationDays}, ${ending.reminderDays}::integer[],
            ${ending.source}, ${ending.sourceDate}::date)
    on conflict do nothing
    returning id`.execute(tx)
  return rows[0]?.id
}

export async function deleteEnding(tx: Tx, id: number): Promise<void> {
  await sql`
    delete from domain_endings
    where id = ${id}`.execute(tx)
}
