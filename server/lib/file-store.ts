import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Handle, Tx } from './db.ts'
import { makeFolder } from './make-folder.ts'

/** Content in the store, named by its SHA-256. */
export type StoredFile = { hash: Buffer; size: number }

/** What is to be stored: as it comes, or whole. */
export type Content = AsyncIterable<Uint8Array> | Uint8Array

/** Content that is kept once, however often it comes: a folder of files named by their hash. */
export type FileStore = {
  /**
   * Writes content and flushes it to disk, a piece at a time; what is there already is left as it is. A row that refers to
   * it comes afterwards (`recordFiles`), so that no row is without its file.
   * @throws TooLarge once more than `limit` bytes have come; nothing is kept then
   */
  put(content: Content, limit: number): Promise<StoredFile>
  read(hash: Buffer): Readable
  readWhole(hash: Buffer): Promise<Buffer>
  /** Takes content away; whoever calls has made sure that no row refers to it. */
  remove(hash: Buffer): Promise<void>
  /** What was last put before a moment, by hash; what a crash left unnamed since before then goes on the way. */
  putBefore(moment: Date): AsyncGenerator<Buffer>
  /** Takes content away unless it was put again since that moment, whose row may be on its way. */
  removeIfPutBefore(hash: Buffer, moment: Date): Promise<boolean>
}

/** More came than is taken. */
export class TooLarge extends Error {}

/** Opens the store in a folder, which is made where it is not there. */
export function openFileStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  makeFolder(incoming)
  const placeOf = (hash: Buffer): { folder: string; path: string } => {
    const name = hash.toString('hex')
    const within = join(folder, name.slice(0, 2))
    return { folder: within, path: join(within, name) }
  }
  return {
    async put(content, limit) {
      const unnamed = join(incoming, randomUUID())
      try {
        const file = await writeAll(content, { path: unnamed, limit })
        const place = placeOf(file.hash)
        // Its folder is nearly always there.
        const isNewFolder = !(await rename(unnamed, place.path).then(() => true, isNotThere))
        if (isNewFolder) {
          await mkdir(place.folder, { recursive: true })
          await rename(unnamed, place.path)
        }
        await flush(place.folder)
        if (isNewFolder) await flush(folder)
        return file
      } catch (error) {
        await rm(unnamed, { force: true })
        throw error
      }
    },
    read: (hash) => createReadStream(placeOf(hash).path),
    readWhole: (hash) => readFile(placeOf(hash).path),
    remove: (hash) => rm(placeOf(hash).path, { force: true }),
    async *putBefore(moment) {
      for (const { path } of await olderIn(incoming, moment)) await rm(path, { force: true })
      for (const within of await readdir(folder)) {
        if (!/^[0-9a-f]{2}$/.test(within)) continue
        for (const { name } of await olderIn(join(folder, within), moment))
          if (/^[0-9a-f]{64}$/.test(name)) yield Buffer.from(name, 'hex')
      }
    },
    async removeIfPutBefore(hash, moment) {
      const { path } = placeOf(hash)
      const aside = join(incoming, randomUUID())
      // Looked at aside, where nothing can be put in its place between the look and the end.
      await rename(path, aside)
      const isOld = (await stat(aside)).mtime < moment
      await (isOld ? rm(aside) : rename(aside, path))
      return isOld
    },
  }
}

async function olderIn(folder: string, moment: Date): Promise<{ name: string; path: string }[]> {
  const found: { name: string; path: string }[] = []
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const about = await stat(path).catch(() => null)
    if (about?.isFile() && about.mtime < moment) found.push({ name, path })
  }
  return found
}

/** False: no such file or folder. */
function isNotThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false
  throw error
}

/** What comes is gathered so far before it is written: most of it is then written at once. */
const gathered = 256 * 1024

async function writeAll(
  content: Content,
  { path, limit }: { path: string; limit: number },
): Promise<StoredFile> {
  const digest = createHash('sha256')
  let size = 0
  let pieces: Uint8Array[] = []
  let waiting = 0
  let file: FileHandle | null = null
  // What breaks off while nobody asks for more is told by the loop below; unheard it would end the program.
  if (content instanceof Readable) content.on('error', () => undefined)
  const write = async (): Promise<void> => {
    file ??= await open(path, 'wx', 0o600)
    await file.writeFile(pieces.length === 1 ? (pieces[0] as Uint8Array) : Buffer.concat(pieces))
    pieces = []
    waiting = 0
  }
  try {
    for await (const bytes of content instanceof Uint8Array ? [content] : content) {
      size += bytes.length
      if (size > limit) throw new TooLarge(`more than ${limit} bytes`)
      digest.update(bytes)
      pieces.push(bytes)
      waiting += bytes.length
      if (waiting >= gathered) await write()
    }
    if (waiting > 0 || file === null) await write()
    await (file as FileHandle | null)?.sync()
  } finally {
    await (file as FileHandle | null)?.close()
  }
  return { hash: digest.digest(), size }
}

/** Flushes a folder, so that the names in it outlast a loss of power. Some systems cannot (Windows). */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder).catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Notes content that rows are about to refer to. */
export async function recordFiles(tx: Tx | Handle, now: Date, files: readonly StoredFile[]): Promise<void> {
  await sql`
    insert into stored_files (hash, size, stored_at)
    select decode(hash, 'hex'), size, ${now}
    from json_to_recordset(${JSON.stringify(files.map(({ hash, size }) => ({ hash: hash.toString('hex'), size })))}::json)
      as given (hash text, size bigint)
    on conflict (hash) do nothing`.execute(tx)
}
