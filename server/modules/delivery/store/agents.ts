import type { Handle } from '../../../lib/db.ts'

/** Where an agent's own mail goes. */
export async function addressOfAgent(db: Handle, id: number): Promise<{ address: string; typed: string }> {
  return db
    .selectFrom('claims')
    .select(['address', 'typed'])
    .where('person_id', '=', id)
    .where('is_primary', '=', true)
    .executeTakeFirstOrThrow()
}
