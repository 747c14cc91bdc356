import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Mailbox, MailboxValues } from '../types.ts'

const columns = sql`
  mailbox.id,
  mailbox.name,
  mailbox.host,
  mailbox.port,
  mailbox.security,
  mailbox.user_name as "userName",
  encode(mailbox.sealed_password, 'base64') as "sealedPassword",
  mailbox.folder,
  mailbox.department_id as "departmentId",
  case when department.id is not null then json_build_object('id', department.id, 'name', department.name) end as department,
  mailbox.authserv_ids as "authservIds",
  mailbox.is_paused as "isPaused",
  mailbox.uid_validity as "uidValidity",
  mailbox.last_uid as "lastUid",
  mailbox.checked_at as "checkedAt",
  mailbox.failed_at as "failedAt",
  mailbox.failure,
  (
    select json_build_object(
      'count', count(*)::integer,
      'since', min(left_at),
      'latest', (
        select json_build_object(
          'reason', reason, 'size', size, 'sender', sender, 'subject', subject, 'at', coalesce(came_at, left_at)
        )
        from mailbox_left_mails latest
        where latest.mailbox_id = mailbox.id
        order by latest.uid_validity desc, latest.uid desc
        limit 1
      )
    )
    from mailbox_left_mails
    where mailbox_id = mailbox.id
    having count(*) > 0
  ) as "left",
  mailbox.archived_at as "archivedAt",
  mailbox.version`

/** Those in use, the first made first. */
export async function mailboxesInUse(db: Handle): Promise<Mailbox[]> {
  const { rows } = await sql<Mailbox>`
    select ${columns}
    from mailboxes mailbox
    left join departments department on department.id = mailbox.department_id
    where mailbox.archived_at is null
    order by mailbox.id`.execute(db)
  return rows
}

/** One, also where it was deleted. */
export async function mailboxById(db: Handle, id: number): Promise<Mailbox | undefined> {
  const { rows } = await sql<Mailbox>`
    select ${columns}
    from mailboxes mailbox
    left join departments department on department.id = mailbox.department_id
    where mailbox.id = ${id}`.execute(db)
  return rows[0]
}

/** The same, which nobody else changes until the transaction ends. */
export async function lockMailbox(tx: Tx, id: number): Promise<Mailbox | undefined> {
  await sql`
    select
    from mailboxes
    where id = ${id}
    for update`.execute(tx)
  return mailboxById(tx, id)
}

/** Whether there ever was one. */
export async function hadMailboxes(db: Handle): Promise<boolean> {
  const { rows } = await sql`
    select
    from mailboxes
    limit 1`.execute(db)
  return rows.length > 0
}

export async function isDepartmentInUse(db: Handle, id: number): Promise<boolean> {
  const { rows } = await sql`
    select
    from departments
    where id = ${id}
      and archived_at is null`.execute(db)
  return rows.length > 0
}

/** `lastUid` null: what is in it already is left alone. */
export async function insertMailbox(
  tx: Tx,
  now: Date,
  values: MailboxValues & { lastUid: number | null },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into mailboxes (
      name, host, port, security, user_name, sealed_password, folder, department_id, authserv_ids, is_paused, last_uid,
      created_at, updated_at
    )
    values (
      ${values.name}, ${values.host}, ${values.port}, ${values.security}, ${values.userName},
      decode(${values.sealedPassword}, 'base64'), ${values.folder}, ${values.departmentId},
      ${values.authservIds}::text[], ${values.isPaused}, ${values.lastUid}, ${now}, ${now}
    )
    returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

export async function updateMailbox(tx: Tx, now: Date, after: Mailbox): Promise<void> {
  await sql`
    update mailboxes
    set name = ${after.name},
        host = ${after.host},
        port = ${after.port},
        security = ${after.security},
        user_name = ${after.userName},
        sealed_password = decode(${after.sealedPassword}, 'base64'),
        folder = ${after.folder},
        department_id = ${after.departmentId},
        authserv_ids = ${after.authservIds}::text[],
        is_paused = ${after.isPaused},
        uid_validity = ${after.uidValidity},
        last_uid = ${after.lastUid},
        failed_at = ${after.failedAt},
        failure = ${after.failure},
        archived_at = ${after.archivedAt},
        version = ${after.version},
        updated_at = ${now}
    where id = ${after.id}`.execute(tx)
}

/** Up to where everything is stored; nothing where the mailbox was changed meanwhile. */
export async function noteProgress(
  db: Handle,
  of: { id: number; version: number; uidValidity: number; lastUid: number; checkedAt: Date | null },
): Promise<void> {
  await sql`
    update mailboxes
    set uid_validity = ${of.uidValidity},
        last_uid = ${of.lastUid},
        checked_at = coalesce(${of.checkedAt}::timestamptz, checked_at),
        failed_at = null,
        failure = null
    where id = ${of.id}
      and version = ${of.version}`.execute(db)
}

export async function noteFailure(
  db: Handle,
  of: { id: number; version: number; at: Date; words: string },
): Promise<void> {
  await sql`
    update mailboxes
    set failed_at = ${of.at},
        failure = ${of.words}
    where id = ${of.id}
      and version = ${of.version}`.execute(db)
}
