import type { Handle } from './db.ts'

/** What was read, and the version that it was read at; null where there is none. */
export type Versioned<Value> = { version: number | null; value: Value }

/**
 * Reads once for each version: what is kept is given to whoever knows of the very version that it was read at, everybody
 * else has it read anew (decision 92). `read` must tell both in one statement. In a transaction everything is read, and
 * nothing kept: what it sees may never be committed.
 */
export function keptByVersion<Value>(
  read: (db: Handle) => Promise<Versioned<Value>>,
): (db: Handle, version: number | null) => Promise<Value> {
  const kept = new WeakMap<Handle, Versioned<Value>>()
  return async (db, version) => {
    const known = kept.get(db)
    if (known && version !== null && known.version === version) return known.value
    const fresh = await read(db)
    if (!db.isTransaction) kept.set(db, fresh)
    return fresh.value
  }
}
