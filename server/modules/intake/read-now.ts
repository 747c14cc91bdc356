import { readWaiting } from './reading/keep-reading.ts'
import { openReader } from './reading/reader.ts'
import type { ReadingSite } from './site.ts'

/** Reads and decides all mail that waits, for whoever does not leave it to the running program. */
export async function readMailNow(site: ReadingSite): Promise<void> {
  const reader = openReader()
  try {
    await readWaiting(site, { reader })
  } finally {
    await reader.close()
  }
}
