import { sql } from 'kysely'
import type { Db, Handle, Tx } from '../../../lib/db.ts'
import type { StoredFile } from '../../../lib/file-store.ts'
import type { Decided, Envelope, RawMail, Via } from '../types.ts'

export type NewRawMail = { file: StoredFile; via: Via; envelope: Envelope; receivedAt: Date }

/** Who reads a mail, and until when nobody else does. */
export type Lease = { token: string; until: Date }

/** Under the key of a mail that its door handed over, another came. */
export class MailIsAnother extends Error {}

/** Notes stored mails as waiting, or as leased already, by one statement; gives their ids in their order. */
export async function insertRawMails(
  db: Handle,
  mails: readonly (NewRawMail & { lease: Lease | null })[],
): Promise<number[]> {
  const given = mails.map(({ file: { hash, size }, lease, ...rest }, position) => ({
    ...{ position, hash: `\\x${hash.toString('hex')}`, size },
    ...{ leaseToken: lease?.token ?? null, leasedUntil: lease?.until ?? null },
    ...rest,
  }))
  const { rows } = await sql<{ id: number }>`
    with given as materialized (
      select nextval(pg_get_serial_sequence('raw_mails', 'id')) as id, mail.*
      from json_to_recordset(${JSON.stringify(given)}::json)
        as mail (
          position integer, hash bytea, size bigint, via text, envelope jsonb, "receivedAt" timestamptz,
          "leaseToken" uuid, "leasedUntil" timestamptz
        )
    ), recorded as (
      insert into stored_files (hash, size, stored_at)
      select distinct on (hash) hash, size, "receivedAt"
      from given
      order by hash
      on conflict (hash) do nothing
    ), noted as (
      insert into raw_mails (id, hash, via, envelope, received_at, next_at, lease_token, leased_until, attempts)
      select id, hash, via, envelope, "receivedAt", "receivedAt", "leaseToken", "leasedUntil", num_nonnulls("leaseToken")
      from given
    )
    select id
    from given
    order by position`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * Notes a mail that its door knows by a key, in one statement; gives the id of the one that it handed over under this key already, if any.
 * @throws MailIsAnother when that one says something else
 */
export async function insertRawMail(db: Handle, mail: NewRawMail & { doorKey: string }): Promise<number> {
  const { hash, size } = mail.file
  const { rows } = await sql<{ id: number }>`
    with recorded as (
      insert into stored_files (hash, size, stored_at)
      values (${hash}, ${size}, ${mail.receivedAt})
      on conflict (hash) do nothing
    )
    insert into raw_mails (hash, via, envelope, door_key, received_at, next_at)
    values (${hash}, ${mail.via}, ${JSON.stringify(mail.envelope)}, ${mail.doorKey}, ${mail.receivedAt}, ${mail.receivedAt})
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

/** A mail whose turn it is, before its content was read from the store. `isSuspect`: it may be what ended the program. */
export type LeasedMail = Omit<RawMail, 'content'> & { attempts: number; size: number; isSuspect: boolean }

/** A mail whose lease ran out, tried so often before, may be what ended the program. */
const suspectAfter = 2

/**
 * Takes what is due, oldest first; what another reader is taking is skipped. One that may be what ended the program comes
 * alone, so that those which were beside it are not blamed for it, and is left alone longer each time.
 */
export async function leaseMails(
  db: Db,
  now: Date,
  lease: Lease & { atMost: number },
): Promise<LeasedMail[]> {
  const { rows } = await sql<LeasedMail>`
    with waiting as (
      select id, next_at, attempts >= ${suspectAfter} and leased_until is not null as "isSuspect"
      from raw_mails
      where state = 'waiting'
        and next_at <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by next_at, id
      limit ${lease.atMost}
      for update skip locked
    ), due as (
      select waiting.id, waiting."isSuspect"
      from waiting
      cross join (select * from waiting order by next_at, id limit 1) oldest
      where waiting.id = oldest.id
        or not (waiting."isSuspect" or oldest."isSuspect")
    )
    update raw_mails mail
    set lease_token = ${lease.token},
        leased_until = case
          when due."isSuspect" then ${now}::timestamptz + (${lease.until}::timestamptz - ${now}) * 2 ^ (mail.attempts - 1)
          else ${lease.until}
        end,
        attempts = mail.attempts + 1
    from due, stored_files file
    where mail.id = due.id
      and file.hash = mail.hash
    returning mail.id, mail.hash, mail.via, mail.envelope, mail.received_at as "receivedAt",
      mail.lease_token as "leaseToken", mail.attempts, file.size, due."isSuspect"`.execute(db)
  return rows.toSorted((one, other) => one.id - other.id)
}

export type Marked = { mail: Pick<RawMail, 'id' | 'leaseToken'>; decided: Decided }

/**
 * Writes what became of mails, in the transaction of what was done with them. False when a lease is no longer ours:
 * another reader has that mail, and nothing of this one may be committed.
 */
export async function markDecided(tx: Tx, now: Date, marked: readonly Marked[]): Promise<boolean> {
  const given = marked.map(({ mail, decided: { contentKey, ...decided } }) => ({
    ...{ id: mail.id, leaseToken: mail.leaseToken, ...decided },
    contentKey: contentKey && `\\x${contentKey.toString('hex')}`,
  }))
  const { numAffectedRows } = await sql`
    update raw_mails mail
    set state = 'decided',
        decided_at = ${now},
        outcome = given.outcome,
        step = given.step,
        reason = given.reason,
        facts = given.facts,
        content_key = given."contentKey",
        message_id_header = given."messageId",
        sender_address = given."senderAddress",
        sender_name = given."senderName",
        subject = given.subject,
        department_id = given."departmentId",
        leased_until = null,
        lease_token = null
    from json_to_recordset(${JSON.stringify(given)}::json) as given (
      id bigint, "leaseToken" uuid, outcome text, step text, reason text, facts jsonb, "contentKey" bytea,
      "messageId" text, "senderAddress" text, "senderName" text, subject text, "departmentId" bigint
    )
    where mail.id = given.id
      and mail.state = 'waiting'
      and mail.lease_token = given."leaseToken"`.execute(tx)
  return numAffectedRows === BigInt(marked.length)
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
  const decided: Decided = {
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
  }
  const isOurs = await markDecided(tx, now, [{ mail, decided }])
  if (!isOurs) return
  await tx
    .insertInto('held_mails')
    .values({ raw_mail_id: mail.id, address: null, reason: 'unreadable', held_at: now })
    .onConflict((conflict) => conflict.column('raw_mail_id').doNothing())
    .execute()
}
