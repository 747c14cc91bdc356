import type { Handle } from '../../lib/db.ts'
import { ring } from './store/live.ts'
import type { LiveEvent } from './wire/at-work.ts'

/** The channel of the database on which live events are told. */
export const liveChannel = 'encopia_live'

/** An event for whoever may see tickets, or for one agent alone. */
export type Told = { for: number | null; event: LiveEvent }

/** Tells live events when the transaction commits, and not at all when it does not. */
export async function tellLive(db: Handle, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  await ring(
    db,
    liveChannel,
    told.map((each) => JSON.stringify(each)),
  )
}
