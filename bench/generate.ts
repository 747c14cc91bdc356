import pg from 'pg'
import { foldText } from '../server/lib/pure/fold-text.ts'
import { sortKeyOf } from '../server/lib/pure/sort-key.ts'
import { chanceOf } from '../server/modules/upkeep/sample/chance.ts'
import { companyName, nameFrom } from '../server/modules/upkeep/sample/names.ts'
import { setAsideIndexes } from '../server/modules/upkeep/store/restore.ts'
import { statements } from './generate/statements.ts'

export type Generated = {
  contacts: number
  companies: number
  /** Ids are without gaps from here on. */
  firstContactId: number
  firstCompanyId: number
  /** The company with by far the most contacts. */
  largestCompanyId: number
  /** Ids of the custom fields of contacts, by key. */
  fields: Record<string, number>
}

const namesAtMost = 250_000

/**
 * Fills a migrated, set-up database with contacts as one meets them in Mexico and Spain: names by Zipf's law with their
 * accents, addresses, phones, companies (few with many contacts), tags, languages, custom values. The same each time.
 * By set-based statements as the owning role, indexes made afterwards: about a minute for a million. What is derived from
 * the trail (kept top lists of search) is for the caller to make.
 */
export async function generate(
  ownerUrl: string,
  wanted: { contacts: number; companies: number },
): Promise<Generated> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'encopia bench' })
  await client.connect()
  await client.query('set statement_timeout = 0')
  await client.query("set work_mem = '64MB'")
  await client.query('begin')
  const makeIndexes = await setAsideIndexes(client)
  await loadNames(client, Math.min(namesAtMost, Math.max(1000, wanted.contacts)))
  await loadCompanies(client, wanted.companies)
  const first = await firstIds(client)
  for (const statement of statements) await client.query(filledIn(statement, { ...wanted, ...first }))
  await makeIndexes()
  await client.query('commit')
  await client.query('vacuum analyze')
  const about = await describe(client)
  await client.end()
  return { ...wanted, ...first, ...about }
}

/** Full names with what the program derives from them, to draw from. */
async function loadNames(client: pg.Client, many: number): Promise<void> {
  await client.query(`create temp table name_pool (
    place integer, name text, folded text, sort_key text collate "C", local text)`)
  for (let from = 0; from < many; from += batch) {
    const rows = Array.from({ length: Math.min(batch, many - from) }, (_, at) => {
      const { full, given, family } = nameFrom(chanceOf('contact', from + at + 1))
      const words = foldText(`${given.split(' ')[0]} ${family}`)
        .replace(/[^a-z ]/g, '')
        .split(' ')
      return [full, foldText(full), sortKeyOf(full), `${words[0]}.${words.at(-1)}`]
    })
    await client.query(
      `insert into name_pool
       select $1 + place, name, folded, sort_key, local
       from unnest($2::text[], $3::text[], $4::text[], $5::text[]) with ordinality
         as each (name, folded, sort_key, local, place)`,
      [from, ...[0, 1, 2, 3].map((column) => rows.map((row) => row[column]))],
    )
  }
  await client.query('create index on name_pool (place)')
  await client.query('analyze name_pool')
}

const batch = 25_000

async function loadCompanies(client: pg.Client, many: number): Promise<void> {
  await client.query(
    'create temp table company_pool (place integer, name text, folded text, sort_key text, domain text)',
  )
  for (let from = 0; from < many; from += batch) {
    const names = Array.from({ length: Math.min(batch, many - from) }, (_, at) => companyName(from + at + 1))
    await client.query(
      `insert into company_pool
       select $1 + place, name, folded, sort_key, domain
       from unnest($2::text[], $3::text[], $4::text[], $5::text[]) with ordinality
         as each (name, folded, sort_key, domain, place)`,
      [
        from,
        names,
        names.map(foldText),
        names.map(sortKeyOf),
        names.map(
          (name, at) =>
            `${foldText(name)
              .replace(/[^a-z]/g, '')
              .slice(0, 24)}${from + at + 1}.example`,
        ),
      ],
    )
  }
  await client.query('create index on company_pool (place)')
  await client.query('analyze company_pool')
}

async function firstIds(client: pg.Client): Promise<{ firstContactId: number; firstCompanyId: number }> {
  const { rows } = await client.query<{ contact: number; company: number }>(
    `select nextval('person_ids')::integer as contact,
            nextval(pg_get_serial_sequence('companies', 'id'))::integer as company`,
  )
  return { firstContactId: rows[0]?.contact ?? 1, firstCompanyId: rows[0]?.company ?? 1 }
}

/** Numbers of ours as part of the text: many of the statements create something, and take no parameters. */
function filledIn(statement: string, values: Record<string, number>): string {
  return statement.replace(/:(contacts|companies|first\w+Id)\b/g, (_, name: string) => String(values[name]))
}

async function describe(client: pg.Client): Promise<Pick<Generated, 'largestCompanyId' | 'fields'>> {
  const largest = await client.query<{ id: string }>(
    'select company_id as id from memberships group by company_id order by count(*) desc limit 1',
  )
  const fields = await client.query<{ key: string; id: string }>(
    "select key, id from fields where record = 'contact' and key like 'bench_%'",
  )
  return {
    largestCompanyId: Number(largest.rows[0]?.id ?? 0),
    fields: Object.fromEntries(fields.rows.map(({ key, id }) => [key, Number(id)])),
  }
}
