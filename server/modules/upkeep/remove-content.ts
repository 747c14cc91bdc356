import type { Db } from '../../lib/db.ts'
import type { FileStore } from '../../lib/file-store.ts'
import { withoutRow } from './store/unused-files.ts'

/** Content that came again this shortly ago may be another's, whose row is on its way: it is left to the night. */
const justPut = 3_600_000

/** Takes content from disk whose rows went with an erased person, unless another has brought the same meanwhile. */
export async function removeContent(
  { db, files }: { db: Db; files: FileStore },
  now: Date,
  hashes: readonly string[],
): Promise<void> {
  const before = new Date(now.getTime() - justPut)
  const gone = await withoutRow(
    db,
    hashes.map((hash) => Buffer.from(hash, 'hex')),
  )
  for (const hash of gone) await files.removeIfPutBefore(hash, before).catch(orGone)
}

const orGone = (error: unknown): void => {
  if ((error as { code?: string }).code !== 'ENOENT') throw error
}
