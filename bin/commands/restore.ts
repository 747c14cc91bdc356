import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../server/config.ts'
import { type Secrets, secretsFrom } from '../../server/lib/crypto.ts'
import { openFileStore } from '../../server/lib/file-store.ts'
import {
  checkArchive,
  type RestoreDone,
  recordRestore,
  restoreBackup,
  resumeDeliveries,
} from '../../server/modules/upkeep/index.ts'
import { type Command, onlyArgument } from './command.ts'
import { withConnection, withWiring } from './program.ts'
import { give, giveJson, number, progress } from './say.ts'

export const command: Command = {
  summary: 'Puts a backup into an empty database.',
  usage: ['restore FILE [--resume-mail] [--json]', 'restore FILE --check'],
  help: `
The database must be one that nobody has set up. It is brought to the version of the backup, filled in one
transaction, and brought to the version of this program; a newer backup is refused. A file that is cut off or was
altered is refused, and then nothing is restored. Killed at any moment it leaves an empty database, or the whole.

  --check        only reads the file and says whether it is whole; no database is needed
  --resume-mail  lets mail leave that was waiting when the backup was made. Without it such mail is paused, because
                 the original may have sent it meanwhile: "encopia deliveries resume" lets it leave later
  --json         says as JSON what was restored

Nobody is signed in afterwards.`,
  options: { check: { type: 'boolean' }, 'resume-mail': { type: 'boolean' }, json: { type: 'boolean' } },
  async run(given) {
    const path = onlyArgument(given, 'FILE')
    if (given.values.check) return check(path)
    await withConnection(async (connected) => {
      const { config, connection } = connected
      const shown = progress()
      let kept: string[] = []
      const done = await restoreBackup({
        ...connection,
        path,
        secrets: secretsFrom(config.secret),
        files: openFileStore(join(config.dataDir, 'files')),
        takeSecret: (secret) => {
          const taken = takeSecret(config, secret)
          kept = taken.said
          return taken.secrets
        },
        onTable: (name) => shown.say(`Restoring ${name}…`),
      }).finally(() => shown.end())
      const resumed = await withWiring(connected, ({ wiring, actor }) =>
        wiring.db.transaction().execute(async (tx) => {
          await recordRestore(tx, actor, wiring.now(), done)
          return given.values['resume-mail'] ? resumeDeliveries(tx, actor, wiring.now()) : 0
        }),
      )
      if (given.values.json) giveJson({ ...done, resumed })
      else give([...told(done, resumed), ...(kept.length > 0 ? kept : withoutSecret(done))])
    })
  },
}

async function check(path: string): Promise<void> {
  const manifest = await checkArchive(path)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  give([
    `The backup of ${manifest.createdAt} is whole: ${number(rows)} rows and ${number(manifest.files.count)} files, version ${manifest.migrations.at(-1)?.number}, ${manifest.secret.isIncluded ? 'with' : 'without'} SECRET.`,
  ])
}

function told(done: RestoreDone, resumed: number): string[] {
  const lines = [
    `Restored the state of ${done.createdAt.toISOString()}: ${number(done.rows)} rows and ${number(done.files)} files.`,
    'Nobody is signed in. API keys and passwords work as before. If a server is running on this database, restart it.',
  ]
  const waiting = done.paused - resumed
  if (waiting > 0)
    lines.push(
      `${number(waiting)} deliveries that were waiting are paused: "encopia deliveries resume" lets them leave.`,
    )
  if (done.mailboxes > 0)
    lines.push(`${number(done.mailboxes)} mailboxes are paused, as the original may look at them: Settings.`)
  if (resumed > 0) lines.push(`${number(resumed)} deliveries that were waiting leave now.`)
  return lines
}

function withoutSecret(done: RestoreDone): string[] {
  if (done.hasSameSecret) return []
  const lines = [
    'SECRET is another one than when the backup was made. Links in mails that are out lead nowhere: send them again.',
  ]
  if (done.unreadableFactors > 0)
    lines.push(
      `${number(done.unreadableFactors)} second factors cannot be read and must be made again: start with the earlier SECRET, let each person use a recovery code, or release him with "encopia agent reset-second-factor EMAIL".`,
    )
  return lines
}

/**
 * Keeps the backup's SECRET where the program finds it at its next start: in DATA_DIR, unless the operator gives SECRET
 * himself. Written before the rows are committed, when it still opens nothing.
 */
function takeSecret(config: Config, secret: string): { secrets: Secrets; said: string[] } {
  if (secret === config.secret) return { secrets: secretsFrom(secret), said: [] }
  const isGiven = config.isSecretGiven
  const file = join(config.dataDir, isGiven ? 'secret.restored' : 'secret')
  mkdirSync(config.dataDir, { recursive: true })
  rmSync(file, { force: true })
  writeFileSync(file, `${secret}\n`, { mode: 0o600 })
  if (isGiven)
    return {
      secrets: secretsFrom(config.secret),
      said: [`The SECRET of the backup is in ${file}: set SECRET to it, then remove the file.`],
    }
  return {
    secrets: secretsFrom(secret),
    said: [`The SECRET of the backup is in ${file} and holds from the next start.`],
  }
}
