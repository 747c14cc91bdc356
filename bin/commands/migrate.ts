import { migrate } from '../../server/lib/migrate.ts'
import { appliedMigrations } from './applied-migrations.ts'
import { type Command, refuseArguments } from './command.ts'
import { withConnection } from './program.ts'
import { give } from './say.ts'

export const command: Command = {
  summary: 'Brings the database to the version of this program.',
  usage: ['migrate'],
  help: `
The server does the same at each start. Connects as MIGRATE_DATABASE_URL where that is set. A change that has
begun is completed or undone as a whole; servers that start meanwhile wait for it. Make a backup first: there is
no way back to an earlier version but a backup.`,
  options: {},
  async run(given) {
    refuseArguments(given)
    await withConnection(async ({ connection }) => {
      const before = (await appliedMigrations(connection.ownerUrl)).at(-1)?.number ?? 0
      const { applied } = await migrate({ ...connection, onStep: (name) => give([`Applying ${name}`]) })
      const after = (await appliedMigrations(connection.ownerUrl)).at(-1)?.number ?? 0
      give([
        applied.length === 0
          ? `The database is at version ${after} already.`
          : `The database went from version ${before} to ${after}.`,
      ])
    })
  },
}
