import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type FileStore, openFileStore } from '../../server/lib/file-store.ts'
import type { ResolveDns } from '../../server/lib/resolve-dns.ts'

/** A store of files in a folder of its own. */
export function folderOfFiles(): { store: FileStore; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'encopia-files-'))
  return { store: openFileStore(folder), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** A world in which no domain publishes anything. */
export const noRecords: ResolveDns = async (name) => {
  throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), { code: 'ENOTFOUND' })
}
