import { type Db, inTransaction } from '../../lib/db.ts'
import { deleteImagesRunOut } from './store/undos.ts'

const atOnce = 5000

/** Deletes what undoing would have taken once its time is up: personal data with no use. That it was offered stays known. */
export async function forgetUndos(db: Db, now: Date): Promise<void> {
  while ((await inTransaction(db, (tx) => deleteImagesRunOut(tx, now, atOnce))) === atOnce);
}
