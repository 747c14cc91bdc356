import type { FileStore } from '../../lib/file-store.ts'
import { openReader, readingLimits } from './reading/reader.ts'
import type { ParsedMail } from './types.ts'

/** One thread for whoever looks at stored mail: it starts with the first look and ends when nobody looks any more. */
const reader = openReader(readingLimits, { checks: false })

/** A stored mail, read again with the same limits as when it came; null for one that breaks them. */
export async function readStored(
  files: FileStore,
  hash: Buffer,
): Promise<{ content: Buffer; parsed: ParsedMail } | null> {
  const content = await files.readWhole(hash)
  const reading = await reader.read(content)
  return 'mail' in reading ? { content, parsed: reading.mail } : null
}
