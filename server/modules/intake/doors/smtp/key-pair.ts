import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../../../../lib/make-folder.ts'
import { selfSigned } from './self-signed.ts'

/**
 * The key pair for STARTTLS: the operator's own where he put one into the folder, else one that is made there once.
 * Servers that send mail encrypt with whatever certificate they are shown (RFC 3207, 4.1), so that one of our own making
 * is far better than none.
 */
export function keyPairIn(folder: string, host: string, now: Date): { key: string; cert: string } {
  const key = join(folder, 'key.pem')
  const certificate = join(folder, 'certificate.pem')
  makeFolder(folder)
  if (!existsSync(key) || !existsSync(certificate)) {
    const made = selfSigned(host, now)
    writeFileSync(key, made.key, { mode: 0o600 })
    writeFileSync(certificate, made.certificate)
  }
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(certificate, 'utf8') }
}
