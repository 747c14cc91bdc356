import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { CannedReply, CannedReplyValues } from '../types.ts'
import type { replyPlaceholders } from '../wire/canned-replies.ts'
import { isNamedByCard, nameOnCard } from './called.ts'

const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** The agent's own and everybody's, by name. */
export async function cannedRepliesFor(
  db: Handle,
  asked: { agentId: number; q: string; language: string | null; limit: number },
): Promise<CannedReply[]> {
  const wanted = `%${literally(foldText(asked.q))}%`
  return select(
    db,
    sql`(owner_id is null or owner_id = ${asked.agentId})
      and (${asked.language}::text is null or language is null or language = ${asked.language})
      and (folded_name like ${wanted} or fold_text(body) like ${wanted})`,
    asked.limit,
  )
}

/** One of the agent's own or everybody's; of others nothing is known. */
export async function findCannedReply(
  db: Handle,
  of: { agentId: number; id: number },
): Promise<CannedReply | undefined> {
  const mine = sql`id = ${of.id} and (owner_id is null or owner_id = ${of.agentId})`
  return (await select(db, mine, 1))[0]
}

/** The same, or one that was deleted, locked until the end of the transaction. */
export async function lockCannedReply(
  tx: Tx,
  of: { agentId: number | null; id: number },
): Promise<(CannedReply & { isArchived: boolean }) | undefined> {
  const { rows } = await sql<CannedReply & { isArchived: boolean }>`
    select ${columns}, archived_at is not null as "isArchived"
    from canned_replies
    where id = ${of.id}
      and (owner_id is null or owner_id = ${of.agentId}::bigint)
    for update`.execute(tx)
  return rows[0]
}

async function select(db: Handle, where: RawBuilder<unknown>, limit: number): Promise<CannedReply[]> {
  const { rows } = await sql<CannedReply>`
    select ${columns}
    from canned_replies
    where archived_at is null
      and ${where}
    order by folded_name, id
    limit ${limit}`.execute(db)
  return rows
}

const columns = sql`id, version, name, language, body, owner_id as "ownerId", updated_at as "updatedAt"`

export async function insertCannedReply(
  tx: Tx,
  now: Date,
  reply: CannedReplyValues & { ownerId: number | null },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into canned_replies (name, folded_name, language, body, owner_id, created_at, updated_at)
    values (${reply.name}, ${foldText(reply.name)}, ${reply.language}, ${reply.body}, ${reply.ownerId}::bigint, ${now}, ${now})
    returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

export async function updateCannedReply(
  tx: Tx,
  now: Date,
  reply: CannedReplyValues & { id: number; ownerId: number | null },
): Promise<void> {
  await sql`
    update canned_replies
    set name = ${reply.name},
        folded_name = ${foldText(reply.name)},
        language = ${reply.language},
        body = ${reply.body},
        owner_id = ${reply.ownerId}::bigint,
        updated_at = ${now},
        version = version + 1
    where id = ${reply.id}`.execute(tx)
}

export async function archiveCannedReply(tx: Tx, id: number, at: Date | null): Promise<void> {
  await sql`
    update canned_replies
    set archived_at = ${at}::timestamptz, version = version + 1
    where id = ${id}`.execute(tx)
}

export async function countCannedReplies(db: Handle, ownerId: number | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from canned_replies
    where archived_at is null
      and owner_id is not distinct from ${ownerId}::bigint`.execute(db)
  return rows[0]?.count ?? 0
}

/** What placeholders stand for in a ticket; null where it says nothing of it, undefined when there is no such ticket. */
export async function valuesForReply(
  db: Handle,
  of: { ticketId: number; agentId: number },
): Promise<Record<(typeof replyPlaceholders)[number], string | null> | undefined> {
  const { rows } = await sql<Record<(typeof replyPlaceholders)[number], string | null>>`
    select coalesce(card.name, case when not called."isElsewhere" then contacts.name end) as name,
           case when card.name <> contacts.name then split_part(card.name, ' ', 1)
                when card.name is not null or not called."isElsewhere"
                  then coalesce(contacts.given_names, split_part(contacts.name, ' ', 1))
           end as "firstName",
           tickets.id::text as number,
           tickets.subject,
           accounts.name as account,
           companies.name as company,
           domains.name as domain,
           services.name as service,
           departments.name as department,
           agents.name as agent,
           workspace.name as workspace
    from tickets
    join contacts on contacts.id = tickets.requester_id
    left join lateral (select ${nameOnCard(sql`tickets.account_id`, sql`tickets.requester_address`)} as name) card on true
    -- What only another account calls her is nothing to greet her with here.
    cross join lateral (select tickets.account_id is not null and ${isNamedByCard} as "isElsewhere") called
    join departments on departments.id = tickets.department_id
    join agents on agents.id = ${of.agentId}
    cross join workspace
    left join accounts on accounts.id = tickets.account_id
    left join companies on companies.id = tickets.company_id
    left join domains on domains.id = tickets.domain_id
    left join services on services.id = tickets.service_id
    where tickets.id = ${of.ticketId}
      and tickets.life = 'live'`.execute(db)
  return rows[0]
}
