import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { automaticMails } from './automatic.ts'
import { bodyMails } from './bodies.ts'
import { bounceMails } from './bounces.ts'
import { charsetMails } from './charsets.ts'
import { headerMails } from './headers.ts'
import { nameMails } from './names.ts'
import { programMails } from './programs.ts'
import { replyMails } from './replies.ts'
import { shapeMails } from './shapes.ts'
import { standardBounceMails } from './standard-bounces.ts'

// node test/mail/make/make.ts: writes test/mail/*.eml and what each is to be read as, beside it.
const folder = join(import.meta.dirname, '..')
mkdirSync(folder, { recursive: true })
for (const name of readdirSync(folder)) if (/\.(eml|json)$/.test(name)) rmSync(join(folder, name))

const mails = [
  charsetMails,
  headerMails,
  nameMails,
  shapeMails,
  bodyMails,
  programMails,
  replyMails,
  automaticMails,
  bounceMails,
  standardBounceMails,
].flat()
const names = new Set(mails.map(({ name }) => name))
if (names.size !== mails.length) throw new Error('two mails of one name')
for (const { name, raw, expected } of mails) {
  writeFileSync(join(folder, `${name}.eml`), raw)
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(expected, null, 2)}\n`)
}
// As everything else is written here.
execFileSync('npx', ['biome', 'format', '--write', folder], { stdio: 'ignore' })
console.log(`${mails.length} mails`)
