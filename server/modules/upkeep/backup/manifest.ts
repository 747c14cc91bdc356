import { z } from 'zod'
import { hmac, type Secrets } from '../../../lib/crypto.ts'
import { DamagedArchive } from './read-zip.ts'

/** Raised when an older program could not read what a newer one writes. */
export const archiveFormat = 1

/**
 * Not in a backup: who is signed in and who is being slowed down for guessing. Whoever gets hold of an old backup, or
 * restores one, finds nobody signed in. The migrations applied stand in the manifest. What follows the trail begins anew
 * in another cluster, with the lists that it keeps. Who has a ticket open this minute is nobody's any more.
 */
export const leftOut: readonly string[] = [
  'sessions',
  'guesses',
  'schema_migrations',
  'trail_followers',
  'search_tops',
  'ticket_presence',
  'page_bookmarks',
]

/** Tables whose rows hold a file: its bytes are an entry of their own, named after their SHA-256. */
export const fileTable = { name: 'files', key: 'hash', body: 'body' } as const

export const entryNames = {
  manifest: 'manifest.json',
  secret: 'secret',
  table: (name: string) => `tables/${name}.ndjson`,
  file: (hash: string) => `files/${hash}`,
  /** Content of the store of files, under DATA_DIR. */
  stored: (hash: string) => `stored/${hash}`,
}

const count = z.number().int().nonnegative()
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const Manifest = z.object({
  product: z.literal('encopia'),
  format: z.number().int(),
  program: z.string(),
  postgres: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.object({ number: count, name: z.string(), hash: z.string() })).min(1),
  tables: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.object({ name: z.string(), type: z.string() })),
      rows: count,
      size: count,
      sha256,
    }),
  ),
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  files: z.object({ count, size: count }),
  secret: z.object({ fingerprint: z.string(), isIncluded: z.boolean() }),
})

/** What an archive holds and how to know that it is whole. It is written last, once everything has been counted. */
export type Manifest = z.infer<typeof Manifest>

/**
 * Reads a manifest's text.
 * @throws DamagedArchive
 */
export function readManifest(text: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    throw new DamagedArchive('its manifest cannot be read')
  }
}

/** Tells whether two programs have the same SECRET, and nothing about it. */
export function secretFingerprint(secrets: Secrets): string {
  return hmac(secrets.keyFor('backup-fingerprint'), 'backup').toString('base64url').slice(0, 22)
}
