import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'

export type TestDatabase = { ownerUrl: string; programUrl: string; drop: () => Promise<void> }

/** A fresh clone of the migrated database: real, committed to, and nobody else's. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const urls = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(urls.adminUrl, `create database ${name} template encopia owner encopia_owner`)
  return {
    ownerUrl: into(urls.ownerUrl, name),
    programUrl: into(urls.programUrl, name),
    drop: () => asAdmin(urls.adminUrl, `drop database ${name} with (force)`),
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // Two workers cloning at once may each find the other connected to the template for a moment.
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(statement)
        return
      } catch (error) {
        if ((error as { code?: string }).code !== '55006' || attempt > 50) throw error
        await new Promise((resolve) => setTimeout(resolve, 40))
      }
    }
  } finally {
    await client.end()
  }
}

/** The same server and role, another database. */
function into(url: string, name: string): string {
  return url.replace(/\/encopia(?=\?|$)/, `/${name}`)
}
