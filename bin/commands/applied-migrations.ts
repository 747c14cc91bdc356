import pg from 'pg'

/** The migrations that a database has had, in their order; none when it is blank. */
export async function appliedMigrations(
  url: string,
): Promise<{ number: number; name: string; hash: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: found } = await client.query<{ there: boolean }>(
      "select to_regclass('public.schema_migrations') is not null as there",
    )
    if (!found[0]?.there) return []
    const { rows } = await client.query<{ number: number; name: string; hash: string }>(
      'select number, name, hash from schema_migrations order by number',
    )
    return rows
  } finally {
    await client.end()
  }
}
