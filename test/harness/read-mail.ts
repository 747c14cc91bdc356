import { openLog } from '../../server/lib/log.ts'
import { readMailNow } from '../../server/modules/intake/index.ts'
import type { Wiring } from '../../server/wiring.ts'

/** Reads and decides all mail that waits, as the program does by itself while it runs. */
export const readAllMail = (wiring: Wiring): Promise<void> =>
  readMailNow({ ...wiring, log: openLog(process.env.LOG_LEVEL ?? 'fatal') })
