import type { Tx } from '../../../lib/db.ts'

/** False when she was blocked already. */
export async function insertBlock(
  tx: Tx,
  block: { contactId: number; now: Date; byId: number | null },
): Promise<boolean> {
  const row = await tx
    .insertInto('contact_blocks')
    .values({ contact_id: block.contactId, at: block.now, by_id: block.byId })
    .onConflict((conflict) => conflict.column('contact_id').doNothing())
    .returning('contact_id')
    .executeTakeFirst()
  return row !== undefined
}

/** False when she was not blocked. */
export async function deleteBlock(tx: Tx, contactId: number): Promise<boolean> {
  const row = await tx
    .deleteFrom('contact_blocks')
    .where('contact_id', '=', contactId)
    .returning('contact_id')
    .executeTakeFirst()
  return row !== undefined
}
