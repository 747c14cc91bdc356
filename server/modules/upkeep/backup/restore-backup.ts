import { Readable } from 'node:stream'
import type pg from 'pg'
import { type Secrets, secretsFrom } from '../../../lib/crypto.ts'
import type { FileStore } from '../../../lib/file-store.ts'
import { knownMigrations, migrate } from '../../../lib/migrate.ts'
import { StartProblem } from '../../../lib/start-problem.ts'
import {
  cancelMailings,
  countSecondFactors,
  emptyTables,
  insertFile,
  insertLines,
  pauseDeliveries,
  pauseMailboxes,
  releaseMails,
  removeSchema,
  setAsideIndexes,
  setSequences,
  standingOf,
} from '../store/restore.ts'
import { connectPlainly } from '../store/snapshot.ts'
import { type TableShape, tableShapes } from '../store/table-shapes.ts'
import { type Archive, openArchive } from './archive.ts'
import { arraysOfLines } from './json-lines.ts'
import { fileTable, leftOut, type Manifest, secretFingerprint } from './manifest.ts'
import { DamagedArchive } from './read-zip.ts'

export type RestoreDone = {
  createdAt: Date
  rows: number
  files: number
  /** Deliveries that waited and are paused now. */
  paused: number
  /** Mailboxes that were looked at and are paused now. */
  mailboxes: number
  /** Second factors that this SECRET cannot read. */
  unreadableFactors: number
  /** Whether this program's SECRET is the one the backup was made with. */
  hasSameSecret: boolean
}

type Restoring = {
  ownerUrl: string
  programUrl: string
  path: string
  secrets: Secrets
  /** Where content is put that rows of `stored_files` name. */
  files: FileStore
  /** Given SECRET when the archive holds it, before anything is committed; gives the secrets in use from then on. */
  takeSecret: (secret: string) => Secrets
  onTable?: (name: string) => void
}

/**
 * Puts a backup into a database that nobody uses yet: brings it to the backup's version, loads every row in one
 * transaction, and brings it to this program's. Killed at any moment it leaves a database without a workspace, or the
 * whole.
 * @throws StartProblem when the database is in use or the backup is of another version of the program
 * @throws DamagedArchive when the archive is cut off or was altered: nothing is restored
 */
export async function restoreBackup(options: Restoring): Promise<RestoreDone> {
  const archive = await openArchive(options.path)
  try {
    refuseOtherVersions(archive.manifest)
    const client = await connectPlainly(options.ownerUrl, 'encopia restore')
    try {
      await prepareSchema(client, archive.manifest, options)
      const done = await inOneTransaction(client, () => load(client, archive, options))
      await migrate(options)
      await client.query('analyze')
      return done
    } finally {
      await client.end()
    }
  } finally {
    await archive.close()
  }
}

function refuseOtherVersions(manifest: Manifest): void {
  const known = new Map(knownMigrations().map((migration) => [migration.number, migration.hash]))
  const stranger = manifest.migrations.find((migration) => known.get(migration.number) !== migration.hash)
  if (!stranger) return
  throw new StartProblem(
    known.has(stranger.number)
      ? `The backup was made by an Encopia whose ${stranger.name} is another one: restore it with the Encopia that made it (${manifest.program}).`
      : `The backup is at version ${manifest.migrations.at(-1)?.number} and this program knows only ${Math.max(...known.keys())}: restore it with Encopia ${manifest.program} or newer.`,
  )
}

/** Brings an unused database to the version of the backup, from whatever version it is at. */
async function prepareSchema(client: pg.Client, manifest: Manifest, options: Restoring): Promise<void> {
  const standing = await standingOf(client)
  if (standing.kind === 'in use')
    throw new StartProblem(
      'A backup is restored into an empty database only, and this one is in use: set DATA_DIR or DATABASE_URL to a new one.',
    )
  const wanted = manifest.migrations.at(-1)?.number ?? 0
  const wasMadeAlike =
    standing.kind === 'unused' &&
    standing.migrations.every((each) => manifest.migrations.some((other) => other.hash === each.hash))
  if (standing.kind === 'unused' && !wasMadeAlike) await removeSchema(client)
  await migrate({ ownerUrl: options.ownerUrl, programUrl: options.programUrl, upTo: wanted })
}

async function inOneTransaction<Done>(client: pg.Client, work: () => Promise<Done>): Promise<Done> {
  await client.query('begin')
  try {
    const done = await work()
    await client.query('commit')
    return done
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

async function load(client: pg.Client, archive: Archive, options: Restoring): Promise<RestoreDone> {
  const { manifest } = archive
  const tables = await tableShapes(client, leftOut)
  refuseOtherTables(tables, manifest)
  await emptyTables(client, await tableShapes(client, ['schema_migrations']))
  const makeIndexes = await setAsideIndexes(client)
  for (const table of manifest.tables) {
    options.onTable?.(table.name)
    if (table.name === fileTable.name) await loadFiles(client, archive, table)
    else await loadTable(client, archive, table)
  }
  options.onTable?.('files')
  for (const hash of archive.storedHashes) await putStored(options.files, archive, hash)
  options.onTable?.('indexes')
  await makeIndexes().catch((error: { constraint?: string; message: string }) => {
    if (!error.constraint) throw error
    throw new DamagedArchive(`its rows do not fit together (${error.constraint})`)
  })
  await setSequences(client, manifest.sequences)
  const paused = await pauseDeliveries(client)
  await cancelMailings(client)
  const mailboxes = await pauseMailboxes(client)
  await releaseMails(client)
  const secret = await archive.secret()
  if (secret !== undefined && secretFingerprint(secretsFrom(secret)) !== manifest.secret.fingerprint)
    throw new DamagedArchive('its SECRET was altered')
  const secrets = secret === undefined ? options.secrets : options.takeSecret(secret)
  const hasSameSecret = secretFingerprint(secrets) === manifest.secret.fingerprint
  return {
    createdAt: new Date(manifest.createdAt),
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    files: manifest.files.count,
    paused,
    mailboxes,
    unreadableFactors: hasSameSecret ? 0 : await countSecondFactors(client),
    hasSameSecret,
  }
}

function refuseOtherTables(tables: TableShape[], manifest: Manifest): void {
  const shapeOf = ({ name, columns }: TableShape) => ({ name, columns })
  if (JSON.stringify(tables.map(shapeOf)) !== JSON.stringify(manifest.tables.map(shapeOf)))
    throw new DamagedArchive('its tables are not those of its version')
}

async function loadTable(
  client: pg.Client,
  archive: Archive,
  table: Manifest['tables'][number],
): Promise<void> {
  let rows = 0
  // One batch is on its way while the next is unpacked.
  let underWay: Promise<void> = Promise.resolve()
  for await (const { array, count } of arraysOfLines(archive.rows(table))) {
    await underWay
    underWay = insertLines(client, table, array)
    underWay.catch(() => undefined)
    rows += count
  }
  await underWay
  if (rows !== table.rows) throw new DamagedArchive(`${table.name} has ${rows} rows in it, not ${table.rows}`)
}

async function loadFiles(
  client: pg.Client,
  archive: Archive,
  table: Manifest['tables'][number],
): Promise<void> {
  for await (const { array } of arraysOfLines(archive.rows(table)))
    for (const row of JSON.parse(array.toString()) as { hash: string }[]) {
      const hash = row.hash.replace('\\x', '')
      await insertFile(client, JSON.stringify(row), await archive.file(hash))
    }
}

/** Before the rows are committed, so that none is without its content; a restore that is given up leaves some behind. */
async function putStored(files: FileStore, archive: Archive, hash: string): Promise<void> {
  const put = await files.put(
    Readable.from(archive.stored(hash), { objectMode: false }),
    Number.POSITIVE_INFINITY,
  )
  if (put.hash.toString('hex') !== hash) throw new DamagedArchive(`the file ${hash} was altered`)
}
