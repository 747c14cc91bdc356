import { openLog } from '../../server/lib/log.ts'
import { readWaiting } from '../../server/modules/intake/reading/keep-reading.ts'
import { openReader } from '../../server/modules/intake/reading/reader.ts'
import type { Wiring } from '../../server/wiring.ts'

/** Reads and decides all mail that waits, as the program does by itself while it runs. */
export async function readAllMail(wiring: Wiring): Promise<void> {
  const reader = openReader()
  try {
    await readWaiting({ ...wiring, log: openLog(process.env.LOG_LEVEL ?? 'fatal') }, { reader })
  } finally {
    await reader.close()
  }
}
