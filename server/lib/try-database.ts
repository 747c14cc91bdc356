import pg from 'pg'
import { StartProblem } from './start-problem.ts'

/** Connects once. @throws StartProblem naming the setting when nobody lets us in or the server is too old */
export async function tryDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ number: string }>(
      "select current_setting('server_version_num') as number",
    )
    const version = Number(rows[0]?.number ?? 0)
    if (version < 150_000)
      throw new StartProblem(
        `${name} leads to PostgreSQL ${Math.floor(version / 10_000)}: 15 or newer is needed.`,
      )
  } catch (error) {
    if (error instanceof StartProblem) throw error
    throw new StartProblem(`${name} does not lead to a PostgreSQL that lets us in (${plainCause(error)}).`)
  } finally {
    await client.end().catch(() => undefined)
  }
}

// What the driver says may hold the address with its password; only its code or first words are shown.
function plainCause(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string }
  return (message ?? code ?? 'no reason given').replaceAll(/postgres(ql)?:\/\/\S+/g, '…').split('\n')[0] ?? ''
}
