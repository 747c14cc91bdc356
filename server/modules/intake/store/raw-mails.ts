import { sql } from 'kysely'
import type { Db, Handle, Tx } from '../../../lib/db.ts'
import type { StoredFile } from '../../../lib/file-store.ts'
import type { Decided, Envelope, RawMail, Via } from '../types.ts'

export type NewRawMail = { file: StoredFile; via: Via; envelope: Envelope; doorKey: string | null }

/** Under the key of a mail that its door handed over, another came. */
export class MailIsAnother extends Error {}

/**
 * Notes a stored mail as waiting, in one statement; gives the id of the one that its door handed over under this key already,
 * if any.
 * @throws MailIsAnother when that one says something else
 */
export async function insertRawMail(db: Handle, now: Date, mail: NewRawMail): Promise<number> {
  const { hash, size } = mail.file
  const { rows } = await sql<{ id: number }>`
    with recorded as (
      insert into stored_files (hash, size, stored_at)
      values (${hash}, ${size}, ${now})
      on conflict (hash) do nothing
    )
    insert into raw_mails (hash, via, envelope, door_key, received_at, next_at)
    values (${hash}, ${mail.via}, ${JSON.stringify(mail.envelope)}, ${mail.doorKey}, ${now}, ${now})
    on conflict (via, door_key) where door_key is not null do nothing
    returning id`.execute(db)
  const [inserted] = rows
  if (inserted) return inserted.id
  const there = await db
    .selectFrom('raw_mails')
    .select(['id', 'hash'])
    .where('via', '=', mail.via)
    .where('door_key', '=', mail.doorKey)
    .executeTakeFirstOrThrow()
  if (!there.hash.equals(hash)) throw new MailIsAnother(`mail ${there.id} came under that key`)
  return there.id
}

/** A mail whose turn it is, before its content was read from the store. */
export type LeasedMail = Omit<RawMail, 'content'> & { attempts: number; size: number }

/** Takes what is due, oldest first; what another reader is taking is skipped. */
export async function leaseMails(
  db: Db,
  now: Date,
  lease: { atMost: number; token: string; until: Date },
): Promise<LeasedMail[]> {
  const { rows } = await sql<LeasedMail>`
    with due as (
      select id
      from raw_mails
      where state = 'waiting'
        and next_at <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by next_at, id
      limit ${lease.atMost}
      for update skip locked
    )
    update raw_mails mail
    set lease_token = ${lease.token},
        leased_until = ${lease.until},
        attempts = mail.attempts + 1
    from due, stored_files file
    where mail.id = due.id
      and file.hash = mail.hash
    returning mail.id, mail.hash, mail.via, mail.envelope, mail.received_at as "receivedAt",
      mail.lease_token as "leaseToken", mail.attempts, file.size`.execute(db)
  return rows.toSorted((one, other) => one.id - other.id)
}

/**
 * Writes what became of a mail, in the transaction of what was done with it. False when the lease is no longer ours:
 * another reader has it, and nothing of this one may be committed.
 */
export async function markDecided(
  tx: Tx,
  now: Date,
  mail: Pick<RawMail, 'id' | 'leaseToken'>,
  decided: Decided,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('raw_mails')
    .set({
      state: 'decided',
      decided_at: now,
      outcome: decided.outcome,
      step: decided.step,
      reason: decided.reason,
      facts: JSON.stringify(decided.facts),
      content_key: decided.contentKey,
      message_id_header: decided.messageId,
      sender_address: decided.senderAddress,
      sender_name: decided.senderName,
      subject: decided.subject,
      department_id: decided.departmentId,
      leased_until: null,
      lease_token: null,
    })
    .where('id', '=', mail.id)
    .where('state', '=', 'waiting')
    .where('lease_token', '=', mail.leaseToken)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Gives mails back to be read again from `at` on: what stood in their way was not theirs, and is no try. */
export async function putOff(
  db: Db,
  mails: readonly Pick<RawMail, 'id' | 'leaseToken'>[],
  at: Date,
): Promise<void> {
  await giveBack(db, mails, { at, tries: 0 })
}

/** Gives a mail back that could not be decided, to be tried again from `at` on; it is counted how often. */
export async function tryAgain(db: Db, mail: Pick<RawMail, 'id' | 'leaseToken'>, at: Date): Promise<void> {
  await giveBack(db, [mail], { at, tries: 1 })
}

async function giveBack(
  db: Db,
  mails: readonly Pick<RawMail, 'id' | 'leaseToken'>[],
  { at, tries }: { at: Date; tries: 0 | 1 },
): Promise<void> {
  await sql`
    update raw_mails mail
    set leased_until = null,
        lease_token = null,
        attempts = mail.attempts - 1 + ${tries}::integer,
        next_at = ${at}
    from unnest(${mails.map(({ id }) => id)}::bigint[], ${mails.map(({ leaseToken }) => leaseToken)}::uuid[])
      as given (id, lease_token)
    where mail.id = given.id
      and mail.lease_token = given.lease_token`.execute(db)
}

/** Ends a mail that cannot be read: held, so that an agent looks at it as it came. */
export async function holdUnreadable(
  tx: Tx,
  now: Date,
  mail: Pick<RawMail, 'id' | 'leaseToken'>,
  facts: { cause: string; words: string },
): Promise<void> {
  const isOurs = await markDecided(tx, now, mail, {
    outcome: 'unreadable',
    step: 'reading',
    reason: 'unreadable',
    facts,
    contentKey: null,
    messageId: null,
    senderAddress: null,
    senderName: null,
    subject: null,
    departmentId: null,
  })
  if (!isOurs) return
  await tx
    .insertInto('held_mails')
    .values({ raw_mail_id: mail.id, address: null, reason: 'unreadable', held_at: now })
    .onConflict((conflict) => conflict.column('raw_mail_id').doNothing())
    .execute()
}
