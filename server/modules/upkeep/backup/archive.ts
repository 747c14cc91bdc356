import { StartProblem } from '../../../lib/start-problem.ts'
import { archiveFormat, entryNames, type Manifest, readManifest } from './manifest.ts'
import { DamagedArchive, readZip, type ZipReader } from './read-zip.ts'

/** A backup opened to be read: its manifest, and everything that it names. */
export type Archive = {
  manifest: Manifest
  rows(table: Manifest['tables'][number]): AsyncIterable<Buffer>
  fileHashes: readonly string[]
  file(hash: string): Promise<Buffer>
  /** Content for the store of files, a piece at a time. */
  storedHashes: readonly string[]
  stored(hash: string): AsyncIterable<Buffer>
  secret(): Promise<string | undefined>
  close(): Promise<void>
}

/**
 * Opens a backup and holds its directory against its manifest: nothing is missing and nothing was added.
 * @throws DamagedArchive or StartProblem
 */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await readZip(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error
    throw new StartProblem(`${path} cannot be read (${error.code}).`)
  })
  try {
    const manifest = readManifest((await whole(zip, entryNames.manifest)).toString())
    if (manifest.format > archiveFormat)
      throw new StartProblem(
        `The backup has format ${manifest.format} and this program reads up to ${archiveFormat}: restore it with Encopia ${manifest.program} or newer.`,
      )
    refuseOtherEntries(zip, manifest)
    return {
      manifest,
      fileHashes: hashesUnder(zip, entryNames.file('')),
      storedHashes: hashesUnder(zip, entryNames.stored('')),
      stored: (hash) => zip.content(entryNames.stored(hash), { sha256: hash }),
      rows: (table) => zip.content(entryNames.table(table.name), table),
      file: (hash) => whole(zip, entryNames.file(hash), { sha256: hash }),
      secret: async () =>
        manifest.secret.isIncluded ? (await whole(zip, entryNames.secret)).toString() : undefined,
      close: () => zip.close(),
    }
  } catch (error) {
    await zip.close()
    throw error
  }
}

/**
 * Reads a whole backup and holds everything against its sums.
 * @throws DamagedArchive or StartProblem
 */
export async function checkArchive(path: string): Promise<Manifest> {
  const archive = await openArchive(path)
  try {
    for (const table of archive.manifest.tables) for await (const _part of archive.rows(table));
    for (const hash of archive.fileHashes) await archive.file(hash)
    for (const hash of archive.storedHashes) for await (const _part of archive.stored(hash));
    await archive.secret()
    return archive.manifest
  } finally {
    await archive.close()
  }
}

function refuseOtherEntries(zip: ZipReader, manifest: Manifest): void {
  const named = [
    entryNames.manifest,
    ...(manifest.secret.isIncluded ? [entryNames.secret] : []),
    ...manifest.tables.map((table) => entryNames.table(table.name)),
  ]
  const missing = named.find((name) => !zip.entries.has(name))
  if (missing) throw new DamagedArchive(`${missing} is missing from it`)
  const files = [entryNames.file(''), entryNames.stored('')].flatMap((folder) => hashesUnder(zip, folder))
  const others = zip.entries.size - named.length
  if (others !== manifest.files.count || files.length !== others)
    throw new DamagedArchive(`it should hold ${manifest.files.count} files and holds ${others}`)
}

function hashesUnder(zip: ZipReader, folder: string): string[] {
  return [...zip.entries.keys()]
    .filter((name) => name.startsWith(folder))
    .map((name) => name.slice(folder.length))
}

async function whole(zip: ZipReader, name: string, expected?: { sha256: string }): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of zip.content(name, expected)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
