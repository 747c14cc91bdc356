import pg from 'pg'

/** Which index there is to be; its name says for what, so that values that moved or changed their type get another one. */
type Wanted = { name: string; table: string; expression: string; comment: string }

/** One number for "indexing fields", so that two programs on one database take turns. */
export const indexingTurn = 7_208_313

/**
 * Makes the indexes of filterable fields that are missing, as the role that owns the tables, without holding up who
 * writes; takes away those that nobody wants any longer, and those that a kill left half made. Gives how many it touched;
 * 'busy' while another run makes them, which may have looked already at what is wanted.
 */
export async function keepFieldIndexes(ownerUrl: string): Promise<number | 'busy'> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'encopia indexes' })
  await client.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      indexingTurn,
    ])
    if (!rows[0]?.mine) return 'busy'
    const wanted = await wantedIndexes(client)
    const there = await presentIndexes(client)
    const surplus = there.filter(
      ({ name, isWhole }) => !isWhole || !wanted.some((each) => each.name === name),
    )
    for (const { name } of surplus) await client.query(`drop index concurrently if exists ${name}`)
    const missing = wanted.filter(({ name }) => !there.some((each) => each.name === name && each.isWhole))
    for (const { name, table, expression, comment } of missing) {
      await client.query(
        `create index concurrently if not exists ${name} on ${table} ((${expression}), sort_name, id) where life = 'live'`,
      )
      await client.query(`comment on index ${name} is '${comment}'`)
    }
    return surplus.length + missing.length
  } finally {
    await client.end()
  }
}

/** The expressions by which lists test custom values: an index serves only what is written the same. */
async function wantedIndexes(client: pg.Client): Promise<Wanted[]> {
  const { rows } = await client.query<{ id: number; record: string; type: string; key: string }>(`
    select id, record, type, coalesce(value_key, id::text) as key
    from fields
    where is_filterable
      and not exists (select from field_archivals where field_id = fields.id)`)
  return rows.map(({ id, record, type, key }) => {
    const table = record === 'contact' ? 'contacts' : 'companies'
    const isNumber = type === 'number'
    return {
      name: `${table}_field_${key.replace('.', '_')}_${isNumber ? 'number' : 'text'}`,
      table,
      expression: isNumber
        ? `case when jsonb_typeof(custom -> '${key}') = 'number' then (custom ->> '${key}')::numeric end`
        : `custom ->> '${key}'`,
      comment: `lists filtered by field ${id}, in the order of names`,
    }
  })
}

async function presentIndexes(client: pg.Client): Promise<{ name: string; isWhole: boolean }[]> {
  const { rows } = await client.query<{ name: string; isWhole: boolean }>(String.raw`
    select class.relname as name, index.indisvalid as "isWhole"
    from pg_index index
    join pg_class class on class.oid = index.indexrelid
    where index.indrelid in ('contacts'::regclass, 'companies'::regclass)
      and class.relname ~ '^(contacts|companies)_field_\d+(_\d+)?_(number|text)$'`)
  return rows
}
