import type { Readable, Writable } from 'node:stream'
import type { Secrets } from '../../../lib/crypto.ts'
import type { FileStore } from '../../../lib/file-store.ts'
import { openSnapshot, type Snapshot } from '../store/snapshot.ts'
import type { TableShape } from '../store/table-shapes.ts'
import {
  archiveFormat,
  entryNames,
  fileTable,
  leftOut,
  type Manifest,
  secretFingerprint,
} from './manifest.ts'
import { writeZip, type ZipWriter } from './write-zip.ts'

export type BackupDone = {
  size: number
  rows: number
  files: number
  /** Content that the store of files no longer has, of which a restored copy has the rows alone. */
  missing: number
  tables: Record<string, number>
}

/**
 * Writes everything that is in the database at one moment to a stream, beside whatever else happens: a ZIP archive of
 * a line of JSON for each row, the files, and a manifest that says what must be there. Memory does not grow with it.
 * The caller ends the stream; what it holds before that is no archive.
 */
export async function writeBackup(options: {
  url: string
  sink: Writable
  now: Date
  program: string
  secrets: Secrets
  /** Where the content of rows of `stored_files` stands. */
  files: FileStore
  /** SECRET itself, when the archive is to hold it. */
  secret: string | undefined
  onTable?: (name: string) => void
}): Promise<BackupDone> {
  const snapshot = await openSnapshot(options.url, leftOut)
  try {
    const zip = writeZip(options.sink)
    const tables: Manifest['tables'] = []
    for (const table of snapshot.tables) {
      options.onTable?.(table.name)
      tables.push(await addTable(zip, snapshot, table))
    }
    const files = await addFiles(zip, snapshot, options.files)
    if (options.secret !== undefined) await zip.add(entryNames.secret, [Buffer.from(options.secret)], 'store')
    const manifest: Manifest = {
      product: 'encopia',
      format: archiveFormat,
      program: options.program,
      postgres: snapshot.postgres,
      createdAt: options.now.toISOString(),
      migrations: snapshot.migrations,
      tables,
      sequences: await snapshot.sequences(),
      files: { count: files.count, size: files.size },
      secret: { fingerprint: secretFingerprint(options.secrets), isIncluded: options.secret !== undefined },
    }
    await zip.add(entryNames.manifest, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)], 'deflate')
    const size = await zip.finish()
    return {
      size,
      rows: tables.reduce((sum, table) => sum + table.rows, 0),
      files: files.count,
      missing: files.missing,
      tables: Object.fromEntries(tables.map((table) => [table.name, table.rows])),
    }
  } finally {
    await snapshot.close()
  }
}

async function addTable(
  zip: ZipWriter,
  snapshot: Snapshot,
  table: TableShape,
): Promise<Manifest['tables'][number]> {
  let rows = 0
  const without = table.name === fileTable.name ? fileTable.body : undefined
  async function* lines() {
    for await (const part of snapshot.linesOf(table, without)) {
      rows += part.count
      yield part.lines
    }
  }
  const written = await zip.add(entryNames.table(table.name), lines(), 'deflate')
  return { ...table, rows, ...written }
}

async function addFiles(
  zip: ZipWriter,
  snapshot: Snapshot,
  store: FileStore,
): Promise<{ count: number; size: number; missing: number }> {
  const total = { count: 0, size: 0, missing: 0 }
  const add = async (name: string, content: AsyncIterable<Buffer>): Promise<void> => {
    // Pictures and attachments are compressed already.
    const { size } = await zip.add(name, content, 'store')
    total.count += 1
    total.size += size
  }
  for (const hash of await snapshot.fileHashes()) await add(entryNames.file(hash), snapshot.fileBody(hash))
  for (const hash of await snapshot.storedHashes()) {
    const content = await opened(store.read(Buffer.from(hash, 'hex')))
    if (content) await add(entryNames.stored(hash), content)
    else total.missing += 1
  }
  return total
}

/** A file that is being read; null where it is not there: what nothing refers to goes while the backup is made. */
function opened(content: Readable): Promise<Readable | null> {
  return new Promise((resolve, reject) => {
    content.once('readable', () => resolve(content))
    content.once('end', () => resolve(content))
    content.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ENOENT' ? resolve(null) : reject(error),
    )
  })
}
