import { createPublicKey, type KeyObject } from 'node:crypto'
import { createKeyCache, type FoundKey, type KeyLookup } from 'mailauth/lib/tools.js'

/** As mailauth asks. */
export type Resolve = (name: string, type: string) => Promise<string[]>

const keysAtMost = 500
const kept = new Map<string, { records: string; found: FoundKey<KeyObject> }>()

/**
 * Looks up keys of signatures as mailauth does, but reads each only once: bringing a key into the form that signatures are
 * checked with takes longer than checking one. Name servers are asked each time; another answer is another key.
 */
export function keysOnce(resolve: Resolve): KeyLookup {
  const look = async (...[type, name, minBits, options]: Parameters<KeyLookup['get']>) => {
    const list = await resolve(name, 'TXT')
    const question = JSON.stringify([type, name, minBits, options])
    const records = JSON.stringify(list)
    const known = kept.get(question)
    if (known?.records === records) return known.found
    const read = await createKeyCache(async () => list).get(type, name, minBits, options)
    const found = { ...read, publicKey: createPublicKey(read.publicKey) }
    if (kept.size >= keysAtMost) kept.delete(kept.keys().next().value ?? '')
    kept.set(question, { records, found })
    return found
  }
  return {
    resolver: resolve,
    get(...asked) {
      const found = look(...asked)
      // It may have failed before anybody waits for it; who does still hears of it.
      found.catch(() => undefined)
      return found
    },
  }
}
