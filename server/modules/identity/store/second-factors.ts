import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'

export type SecondFactor = { seed: Buffer; confirmedAt: Date | null; lastStep: number }

export async function findSecondFactor(db: Handle, personId: number): Promise<SecondFactor | undefined> {
  return db
    .selectFrom('second_factors')
    .select(['seed', 'confirmed_at as confirmedAt', 'last_step as lastStep'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
}

/** A seed that no code has confirmed yet; an earlier unconfirmed one goes. False when a confirmed one stands. */
export async function insertSeed(
  tx: Tx,
  now: Date,
  of: { personId: number; seed: Buffer },
): Promise<boolean> {
  const { rows } = await sql`
    insert into second_factors (person_id, seed, created_at)
    values (${of.personId}, ${of.seed}, ${now})
    on conflict (person_id) do update
    set seed = excluded.seed,
        created_at = excluded.created_at,
        last_step = 0
    where second_factors.confirmed_at is null
    returning person_id`.execute(tx)
  return rows.length > 0
}

/** False when it was confirmed already: of two confirmations at once, one wins. */
export async function confirmSeed(tx: Tx, now: Date, personId: number): Promise<boolean> {
  const row = await tx
    .updateTable('second_factors')
    .set({ confirmed_at: now })
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes a time step, once: false when it or a later one was taken before. */
export async function takeStep(tx: Tx, of: { personId: number; step: number }): Promise<boolean> {
  const row = await tx
    .updateTable('second_factors')
    .set({ last_step: of.step })
    .where('person_id', '=', of.personId)
    .where('last_step', '<', of.step)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSecondFactor(tx: Tx, personId: number): Promise<boolean> {
  const row = await tx
    .deleteFrom('second_factors')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

export async function replaceRecoveryCodes(
  tx: Tx,
  of: { personId: number; hashes: readonly Buffer[] },
): Promise<void> {
  await tx.deleteFrom('recovery_codes').where('person_id', '=', of.personId).execute()
  await insertRows(
    tx,
    'recovery_codes',
    of.hashes.map((hash) => ({ person_id: of.personId, code_hash: hash })),
  )
}

/** Uses a recovery code up: false when there is none like it, or it was used before. */
export async function takeRecoveryCode(
  tx: Tx,
  now: Date,
  of: { personId: number; hash: Buffer },
): Promise<boolean> {
  const { rows } = await sql`
    update recovery_codes
    set used_at = ${now}
    from second_factors factor
    where recovery_codes.person_id = ${of.personId}
      and recovery_codes.code_hash = ${of.hash}
      and recovery_codes.used_at is null
      and factor.person_id = recovery_codes.person_id
      and factor.confirmed_at is not null
    returning recovery_codes.person_id`.execute(tx)
  return rows.length > 0
}

export async function countRecoveryCodes(db: Handle, personId: number): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*)::integer as left
    from recovery_codes
    where person_id = ${personId}
      and used_at is null`.execute(db)
  return rows[0]?.left ?? 0
}
