import { chmodSync, chownSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { canReach, type RunAs } from './run-as.ts'
import { type Address, isSocket } from './settings.ts'

const folderStart = 'encopia-'
const port = 5432

/**
 * A fresh private place to listen. The folder is never DATA_DIR: a socket's path may have about 103 bytes, and shared
 * and mounted file systems often hold no sockets.
 */
export async function newAddress(runAs: RunAs): Promise<Address> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: await freePort() }
  const host = mkdtempSync(join(temporaryFolder(runAs), folderStart))
  chmodSync(host, 0o700)
  if (runAs.kind === 'user') chownSync(host, runAs.uid, runAs.gid)
  return { host, port }
}

/** Removes the folder of an address that nobody listens at any more. */
export function forgetAddress(address: Address): void {
  if (isSocket(address) && basename(address.host).startsWith(folderStart))
    rmSync(address.host, { recursive: true, force: true })
}

function temporaryFolder(runAs: RunAs): string {
  const usual = tmpdir()
  const fits = Buffer.byteLength(join(usual, `${folderStart}XXXXXX`, `.s.PGSQL.${port}.lock`)) <= 100
  // PostgreSQL takes a list of folders, parted by commas.
  const isOne = !/[,"\s]/.test(usual)
  return fits && isOne && canReach(runAs, usual) ? usual : '/tmp'
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}
