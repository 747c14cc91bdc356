import type { Db } from '../../lib/db.ts'
import type { FileStore } from '../../lib/file-store.ts'
import { forgetUnusedFiles, forgetUploads, withoutRow } from './store/unused-files.ts'

/** Uploads of messages that were never sent, and content that nothing refers to any more, last this long. */
const lastsHours = 24
const batch = 500

/**
 * Ends uploads that were never sent, rows of content that nothing refers to, and content without a row. Content goes by the
 * time at which it was last put, never together with its row: the same may just be coming in again.
 */
export async function forgetFiles(
  { db, files }: { db: Db; files: FileStore },
  now: Date,
): Promise<{ uploads: number; files: number }> {
  const before = new Date(now.getTime() - lastsHours * 3_600_000)
  const done = { uploads: await forgetUploads(db, before), files: 0 }
  while ((await forgetUnusedFiles(db, before, batch)) === batch);
  let some: Buffer[] = []
  const end = async (): Promise<void> => {
    for (const hash of await withoutRow(db, some))
      if (await files.removeIfPutBefore(hash, before)) done.files += 1
    some = []
  }
  for await (const hash of files.putBefore(before)) {
    some.push(hash)
    if (some.length === batch) await end()
  }
  await end()
  return done
}
