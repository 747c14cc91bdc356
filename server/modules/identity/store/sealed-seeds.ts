import type { Handle } from '../../../lib/db.ts'

export async function sealedSeeds(db: Handle, atMost: number): Promise<Buffer[]> {
  const rows = await db.selectFrom('second_factors').select('seed').limit(atMost).execute()
  return rows.map((row) => row.seed)
}
