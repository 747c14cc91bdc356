import { once } from 'node:events'
import {
  chmodSync,
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import packageJson from '../../package.json' with { type: 'json' }
import { StartProblem } from '../../server/lib/start-problem.ts'
import { type BackupDone, recordBackup, writeBackup } from '../../server/modules/upkeep/index.ts'
import { type Command, onlyArgument } from './command.ts'
import { type Program, withConnection, withWiring } from './program.ts'
import { bytes, give, giveJson, note, number, progress } from './say.ts'

export const command: Command = {
  summary: 'Writes everything in the database into one file.',
  usage: ['backup FILE [--with-secret] [--force] [--json]', 'backup - > FILE'],
  help: `
The file is a ZIP archive: a line of JSON for each row, the files by their SHA-256, and a manifest. It is the state
of one moment, and the server goes on working meanwhile. FILE appears when it is complete and on the disk; until
then it is called FILE.part. Only its owner may read it: it holds everything that the database holds.

  --with-secret  puts SECRET into it too. Without SECRET a restored copy cannot read second factors, and links in
                 mails that are out lead nowhere. With it, whoever has the file can read all of it.
  --force        replaces a FILE that is there already
  --json         says as JSON what was written

With "-" the archive goes to standard output; give npm -s then: npm run -s encopia -- backup - > FILE`,
  options: { 'with-secret': { type: 'boolean' }, force: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(given) {
    const target = onlyArgument(given, 'FILE')
    if (target !== '-' && given.values.force !== true && existsSync(target))
      throw new StartProblem(`${target} is there already: give another name, or --force to replace it.`)
    await withConnection((connected) =>
      withWiring(connected, async (program) => {
        const withSecret = given.values['with-secret'] === true
        const done = await (target === '-'
          ? toOutput(program, withSecret)
          : toFile(program, target, withSecret))
        await program.wiring.db
          .transaction()
          .execute((tx) => recordBackup(tx, program.actor, program.wiring.now(), done))
        if (done.missing > 0)
          note(`${number(done.missing)} files are no longer under DATA_DIR and are left out.`)
        if (target === '-') note(told(done))
        else if (given.values.json) giveJson({ file: resolve(target), ...done })
        else give([`${told(done)} in ${target}.`])
      }),
    )
  },
}

const told = ({ rows, files, size }: BackupDone): string =>
  `${number(rows)} rows and ${number(files)} files, ${bytes(size)}`

async function toFile(program: Program, target: string, withSecret: boolean): Promise<BackupDone> {
  const part = `${target}.part`
  const removePart = () => rmSync(part, { force: true })
  const file = openPart(part)
  process.once('exit', removePart)
  try {
    const sink = createWriteStream(part, { fd: file, autoClose: false })
    const done = await write(program, sink, withSecret)
    sink.end()
    await finished(sink)
    fsyncSync(file)
    renameSync(part, target)
    syncFolder(dirname(resolve(target)))
    return done
  } catch (error) {
    removePart()
    const code = (error as NodeJS.ErrnoException).code
    if (code && /^(E[A-Z]+)$/.test(code) && (error as NodeJS.ErrnoException).syscall)
      throw new StartProblem(`${target} cannot be written (${code}).`)
    throw error
  } finally {
    process.removeListener('exit', removePart)
    closeSync(file)
  }
}

/** A new file that nobody else may read; what a killed backup left under that name goes. */
function openPart(part: string): number {
  try {
    rmSync(part, { force: true })
    const file = openSync(part, 'wx', 0o600)
    chmodSync(part, 0o600)
    return file
  } catch (error) {
    throw new StartProblem(`${part} cannot be written (${(error as NodeJS.ErrnoException).code}).`)
  }
}

// A rename is on the disk when its folder is; Windows has no such thing.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

async function toOutput(program: Program, withSecret: boolean): Promise<BackupDone> {
  if (process.stdout.isTTY) throw new StartProblem('A backup is not shown in a terminal: send it to a file.')
  const done = await write(program, process.stdout, withSecret)
  if (process.stdout.writableLength > 0) await once(process.stdout, 'drain')
  return done
}

async function write(
  { connection, config, wiring }: Program,
  sink: NodeJS.WritableStream,
  withSecret: boolean,
): Promise<BackupDone> {
  const shown = progress()
  try {
    return await writeBackup({
      url: connection.programUrl,
      sink: sink as import('node:stream').Writable,
      now: wiring.now(),
      program: packageJson.version,
      secrets: wiring.secrets,
      files: wiring.files,
      secret: withSecret ? config.secret : undefined,
      onTable: (name) => shown.say(`Saving ${name}…`),
    })
  } finally {
    shown.end()
  }
}
