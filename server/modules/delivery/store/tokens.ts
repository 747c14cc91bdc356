import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { Token, TokenDraft, TokenPurpose } from '../types.ts'

export async function insertTokens(
  tx: Tx,
  now: Date,
  drafts: readonly (TokenDraft & { nonce: Buffer; expiresAt: Date })[],
): Promise<number[]> {
  const rows = await insertRows<'tokens', { id: number }>(
    tx,
    'tokens',
    // The identity column is not filled by json_populate_recordset, so it is left out of the columns.
    drafts.map((draft) => ({
      purpose: draft.purpose,
      door: draft.door,
      person_id: draft.personId,
      address: draft.address,
      typed: draft.typed,
      nonce: draft.nonce,
      created_at: now,
      expires_at: draft.expiresAt,
    })),
    sql`returning id`,
  )
  return rows.map((row) => row.id)
}

/** Mails that carry a voided link and have not left yet are withdrawn with it. */
export async function voidTokens(
  tx: Tx,
  now: Date,
  of: readonly { personId: number; purpose: TokenPurpose }[],
): Promise<void> {
  const personIds = of.map((each) => each.personId)
  // The persons are named twice: joined alone, they would be looked up in all open tokens until the first ANALYZE.
  const { rows: voided } = await sql<{ id: number }>`
    update tokens
    set voided_at = ${now}
    from unnest(${personIds}::bigint[], ${of.map((each) => each.purpose)}::text[]) as old (person_id, purpose)
    where tokens.person_id = any(${personIds}::bigint[])
      and tokens.person_id = old.person_id
      and tokens.purpose = old.purpose
      and tokens.used_at is null
      and tokens.voided_at is null
    returning tokens.id`.execute(tx)
  if (voided.length === 0) return
  await sql`
    update deliveries
    set state = 'withdrawn',
        ended_at = ${now}
    from messages
    where messages.token_id = any(${voided.map(({ id }) => id)}::bigint[])
      and deliveries.message_id = messages.id
      and deliveries.state = 'queued'
      and deliveries.lease_token is null`.execute(tx)
}

const columns = [
  'id',
  'purpose',
  'door',
  'person_id',
  'address',
  'typed',
  'nonce',
  'expires_at',
  'used_at',
  'voided_at',
] as const

export async function findToken(db: Handle, id: number): Promise<Token | undefined> {
  const row = await db.selectFrom('tokens').select(columns).where('id', '=', id).executeTakeFirst()
  return row && asToken(row)
}

export async function lockToken(tx: Tx, id: number): Promise<Token | undefined> {
  const row = await tx
    .selectFrom('tokens')
    .select(columns)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row && asToken(row)
}

export async function markTokenUsed(tx: Tx, now: Date, id: number): Promise<void> {
  await tx.updateTable('tokens').set({ used_at: now }).where('id', '=', id).execute()
}

function asToken(row: {
  id: number
  purpose: string
  door: string
  person_id: number
  address: string
  typed: string
  nonce: Buffer
  expires_at: Date
  used_at: Date | null
  voided_at: Date | null
}): Token {
  return {
    id: row.id,
    purpose: row.purpose as TokenPurpose,
    door: row.door as Token['door'],
    personId: row.person_id,
    address: row.address,
    typed: row.typed,
    nonce: row.nonce,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    voidedAt: row.voided_at,
  }
}
