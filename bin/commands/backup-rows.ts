// For tests of backups: rows of every kind, and all rows of a database to compare.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { encrypt, secretsFrom } from '../../server/lib/crypto.ts'
import { openDatabase } from '../../server/lib/db.ts'
import { ensureTemplates } from '../../server/modules/delivery/index.ts'
import { type Terminal, terminalSecret } from '../../test/harness/command-line.ts'
import { printSchema } from '../schema/print-sql.ts'

export const cast = {
  ownerEmail: 'iker@alameda.example',
  passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',
}

/** Some hundred people by the program itself, then by hand what a backup might lose: nulls, bytes, odd texts, leases. */
export async function fillEveryTable(terminal: Terminal): Promise<void> {
  const setup = [
    'setup',
    '--workspace',
    'Ñandú & Cía.',
    '--owner-name',
    'Iker Ñíguez',
    '--owner-email',
    cast.ownerEmail,
  ]
  await succeed(terminal, [...setup, '--owner-password-stdin'], 'correcto caballo grapa\n')
  await succeed(terminal, ['seed', '--contacts', '400', '--companies', '20', '--accounts', '40'])
  const seed = encrypt(secretsFrom(terminalSecret).keyFor('totp'), randomBytes(20))
  await terminal.query(
    'insert into second_factors (person_id, seed, confirmed_at, created_at) select id, $1, now(), now() from agents',
    [seed],
  )
  await terminal.query(
    "update access set password_hash = $1, password_set_at = '2026-01-02 03:04:05.678901+00'",
    [cast.passwordHash],
  )
  for (const body of [Buffer.from('a picture'), randomBytes(3_000_000)])
    await terminal.query(
      "insert into files (hash, media_type, size, body, created_at) values (sha256($1), 'image/png', length($1), $1, now())",
      [body],
    )
  await terminal.query(`
    update contacts set avatar_hash = (select hash from files where size = 9), tags = array['a,b', 'c"d', 'e\\f', 'g{h}', '']
      where id = (select min(id) from contacts);
    update contacts set about = E'line one\\nline two\\t\\u2028 \\\\n "quoted" \\U0001F600', custom = '{"7": {"x": [1, 1.10, 1e30, null, "ñ"]}}'
      where id = (select max(id) from contacts);
    insert into idempotency_keys (owner, key, request_hash, status, answer, created_at)
      values ('agent 1', 'json null', '\\x00ff', 200, 'null', now()), ('agent 1', 'no answer', '\\x', 202, null, now());
    insert into sessions (token_hash, door, person_id, state, created_at, last_seen_at, expires_at, ip)
      select '\\x01', 'agent', id, 'open', now(), now(), now() + interval '1 day', '2001:db8::1' from agents;
    insert into guesses (subject, failures, last_failure_at, wait_until) values ('x', 1, now(), now());
    insert into trail_followers (name, xid, entry_id) values ('search-tops', pg_current_xact_id(), 1);
    insert into search_tops (record, prefix, record_id, standing, touched_at) values ('contact', 'ñ', 1, 0, now());
    update api_keys set identifier = repeat('0f', 16), legacy_hash = sha256('\\x00'), access_key_hash = sha256('\\x01'),
      allowed_networks = array['10.0.0.0/8', '2001:db8::/32', '::1']::cidr[];
    insert into page_bookmarks (api_key_id, list, page, edge, at) select id, '\\x01', 2, '{}', now() from api_keys;
    insert into contact_blocks (contact_id, at, by_id) select min(contacts.id), now(), min(agents.id) from contacts, agents;
    update contacts set life = 'merged', external_id = null, canonical_id = (select max(id) from contacts)
      where id = (select min(id) + 1 from contacts);
    insert into undos (command, actor_id, created_at, until) select 'x', id, now(), now() from agents;
    insert into undo_images (undo_id, subject_kind, subject_id, image) select id, 'contact', 1, '[null]' from undos`)
  await addDeliveries(terminal)
  await addIncoming(terminal)
}

/** One that waits, one that is being sent, one that stayed in the outbox. */
async function addDeliveries(terminal: Terminal): Promise<void> {
  const { db } = openDatabase({ url: terminal.database.ownerUrl, onError: () => undefined })
  await db.transaction().execute((tx) => ensureTemplates(tx, new Date()))
  await db.destroy()
  await terminal.query(`
    insert into messages (event, lane, subject_kind, subject_id, created_at)
      select 'password-changed', 'credential', 'contact', 1, now() from generate_series(1, 3);
    insert into message_recipients (message_id, position, address, typed_address, name, language, time_zone, template_id, verdict, rule)
      select messages.id, 0, claims.address, claims.typed, 'Ñ', 'es', 'UTC', template.id, 'in', 'person'
      from messages
      cross join (select min(address) as address, min(typed) as typed from claims where address ~ '^[a-z]') claims
      cross join (select min(id) as id from mail_templates) template;
    insert into deliveries (message_id, position, lane, destination, state, next_at, leased_until, lease_token, ended_at)
      select id, 0, 'credential', 'example', state, now(), leased, token, ended
      from (select id, row_number() over (order by id) as place from messages) message
      join (values
        (1, 'queued', null::timestamptz, null::uuid, null::timestamptz),
        (2, 'queued', now(), gen_random_uuid(), null),
        (3, 'kept', null, null, now())
      ) as kind (place, state, leased, token, ended) using (place)`)
}

/** A mail in the store of files, of whose kind nothing else is in the tables, and a mailbox. */
async function addIncoming(terminal: Terminal): Promise<void> {
  await succeed(terminal, ['mail', 'deliver'], storedMail)
  await terminal.query(
    `insert into mailboxes (name, host, port, security, user_name, sealed_password, is_paused, created_at, updated_at)
     values ('Soporte', 'imap.example', 993, 'tls', 'soporte', '\\x00ff', true, now(), now())`,
  )
}
export const storedMail = 'Subject: guardado\r\n\r\n\\ ñ\r\n'

async function succeed(terminal: Terminal, args: string[], input?: string): Promise<void> {
  const ran = await terminal.encopia(args, input === undefined ? {} : { input })
  if (ran.code !== 0) throw new Error(`encopia ${args[0]}: ${ran.err}`)
}

/**
 * Every row as text, by table, and where each sequence stands. What restoring itself changes is taken out: its own
 * trail entries, the state of deliveries that waited, which other tests look at, and numbers of transactions, which mean
 * nothing in another cluster.
 */
export async function rowsOf(terminal: Terminal) {
  const names = await terminal.query<{ name: string; columns: string }>(
    `select table_name as name, string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
     from information_schema.columns
     where table_schema = 'public' and table_name <> 'schema_migrations' and udt_name <> 'xid8'
     group by table_name
     order by table_name`,
  )
  const tables: Record<string, string[]> = {}
  for (const { name, columns } of names) {
    const rows = await terminal.query<{ row: string }>(
      `select row(${columns})::text as row from ${pg.escapeIdentifier(name)} ${conditions[name] ?? ''} order by 1`,
    )
    tables[name] = rows.map(({ row }) => row)
  }
  const sequences = await terminal.query(
    "select sequencename, last_value from pg_sequences where schemaname = 'public' and sequencename <> 'trail_ids' order by 1",
  )
  return { tables, sequences }
}

const conditions: Record<string, string> = {
  trail_entries: "where type not in ('workspace.backed-up', 'workspace.restored')",
  deliveries: "where state not in ('queued', 'paused')",
}

export async function schemaOf(terminal: Terminal): Promise<string> {
  const client = new pg.Client({ connectionString: terminal.database.ownerUrl })
  await client.connect()
  try {
    return await printSchema(client)
  } finally {
    await client.end()
  }
}
