import type { Db } from '../../../lib/db.ts'
import type { Lease, LeasedMail } from '../store/raw-mails.ts'

/** A mail that its door has in memory still. */
export type MailInHand = LeasedMail & { content: Uint8Array }

/** Where a mail is read on from as soon as it is noted, which is noted as leased then; or given up, where it could not be. */
export type Place = { lease: Lease; take(mail: MailInHand): void; giveUp(): void }

/** Gives a place for a mail of so many bytes, or none: it waits, then, and is found where it waits. */
export type DirectReader = (bytes: number) => Place | null

/** Of each database: who in this process is reading at this moment, and has looked for what waits there. */
const readers = new WeakMap<Db, DirectReader>()

/** Reads on what this process stores from now on; gives what ends that. */
export function readDirectly(db: Db, reader: DirectReader): () => void {
  readers.set(db, reader)
  return () => {
    if (readers.get(db) === reader) readers.delete(db)
  }
}

/** A place for a mail that is about to be noted; it must be taken or given up. */
export const placeFor = (db: Db, content: Uint8Array | null): Place | null =>
  (content && readers.get(db)?.(content.byteLength)) ?? null
