import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Subject } from '../../trail/index.ts'

export type NewTask = { kind: string; subject: Subject; facts: Record<string, unknown> }

/** Tells agents; what they were told and have not done is not said twice. */
export async function openTasks(tx: Tx, now: Date, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return
  const rows = tasks.map(({ kind, subject, facts }) => ({
    kind,
    subject_kind: subject.kind,
    subject_id: subject.id,
    facts,
  }))
  await sql`
    insert into agent_tasks (kind, subject_kind, subject_id, facts, created_at)
    select kind, subject_kind, subject_id, facts, ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as task (kind text, subject_kind text, subject_id bigint, facts jsonb)
    on conflict do nothing`.execute(tx)
}

export type TaskRow = {
  id: number
  kind: string
  subjectKind: string
  subjectId: number
  subjectName: string | null
  account: { id: number; name: string } | null
  facts: Record<string, unknown>
  createdAt: Date
  doneAt: Date | null
  doneBy: { id: number; name: string } | null
}

const columns = sql`
  task.id,
  task.kind,
  task.subject_kind as "subjectKind",
  task.subject_id as "subjectId",
  coalesce(card.name, domains.name, contacts.name, account.name) as "subjectName",
  case when account.id is not null then json_build_object('id', account.id, 'name', account.name) end as account,
  task.facts,
  task.created_at as "createdAt",
  task.done_at as "doneAt",
  case when agents.id is not null then json_build_object('id', agents.id, 'name', agents.name) end as "doneBy"`

const names = sql`
  left join additional_contacts card on task.subject_kind = 'additional-contact' and card.id = task.subject_id
  left join domains on task.subject_kind = 'domain' and domains.id = task.subject_id
  left join contacts on task.subject_kind = 'contact' and contacts.id = task.subject_id
  left join accounts account on account.id = case task.subject_kind
    when 'account' then task.subject_id
    when 'additional-contact' then card.account_id
    when 'domain' then domains.account_id
    else (task.facts ->> 'accountId')::bigint
  end
  left join agents on agents.id = task.done_by`

/** Newest first, before a given one. */
export async function tasksPage(
  db: Handle,
  page: { state: 'open' | 'done'; before: number | null; limit: number },
): Promise<TaskRow[]> {
  const { rows } = await sql<TaskRow>`
    select ${columns}
    from agent_tasks task
    ${names}
    where (task.done_at is null) = ${page.state === 'open'}
      and task.id < ${page.before ?? Number.MAX_SAFE_INTEGER}
    order by task.id desc
    limit ${page.limit}`.execute(db)
  return rows
}

export async function findTask(db: Handle, id: number): Promise<TaskRow | undefined> {
  const { rows } = await sql<TaskRow>`
    select ${columns}
    from agent_tasks task
    ${names}
    where task.id = ${id}`.execute(db)
  return rows[0]
}

/** True when it was open and is done now. */
export async function endTask(tx: Tx, now: Date, of: { id: number; byId: number }): Promise<boolean> {
  const ended = await tx
    .updateTable('agent_tasks')
    .set({ done_at: now, done_by: of.byId })
    .where('id', '=', of.id)
    .where('done_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}
