import pg from 'pg'
import type { FileStore } from '../../server/lib/file-store.ts'

/** Every table of every schema with a row that says one of the words, in capitals or not, as text or as bytes. */
export async function tablesWith(ownerUrl: string, ...words: string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: tables } = await client.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name
      from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')
      order by 1`)
    // Bytes are written as hexadecimal digits.
    const asBytes = words.flatMap((word) => [hex(word), hex(word.charAt(0).toUpperCase() + word.slice(1))])
    const { rows } = await client.query<{ name: string }>(
      tables
        .map(
          ({ name }) =>
            `select '${name}' as name where exists (select from ${name} as t where t::text ilike any($1))`,
        )
        .join(' union all '),
      [[...words, ...asBytes].map((each) => `%${each}%`)],
    )
    return rows.map(({ name }) => name.replace(/^public\./, ''))
  } finally {
    await client.end()
  }
}

const hex = (text: string): string => Buffer.from(text, 'utf8').toString('hex')

/** How many files say a word, in capitals or not. */
export async function filesWith(files: FileStore, word: string): Promise<number> {
  let found = 0
  for await (const hash of files.putBefore(new Date(8.64e15)))
    if ((await files.readWhole(hash)).toString('latin1').toLowerCase().includes(word)) found += 1
  return found
}
