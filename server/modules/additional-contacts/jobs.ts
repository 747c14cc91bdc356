import { z } from 'zod'
import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { declineHeld } from './decline-held.ts'
import { linkAdditionalContacts } from './link-additional-contacts.ts'
import { welcomeLater } from './welcome-later.ts'

const Payload = z.object({ ids: z.array(z.number()) })

export const jobs: Record<string, Job> = {
  'link-additional-contacts': ({ db, now }, payload) =>
    inTransaction(db, (tx) => linkAdditionalContacts(tx, now(), Payload.parse(payload).ids)),
  'welcome-additional-contacts': async ({ db, now }) => {
    await welcomeLater(db, now())
    await declineHeld(db, now())
  },
}
