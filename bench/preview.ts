import pg from 'pg'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { ask, load } from './load.ts'
import { apiKey, median, type Stage } from './stage.ts'

const cards = 200
const domains = 500
const rounds = 5
const seconds = 2
const aim = 20

/** "Who gets this?" about a domain, for an account with many contacts and domains, over HTTP with an API key. */
export async function preview(stage: Stage): Promise<void> {
  const { account, domain } = await fill(stage)
  const path = `/api/agent/accounts/${account}/recipients?category=domains&domain=${domain}`
  const headers = { authorization: `Bearer ${apiKey}` }
  const once = () => ask(`${stage.program.url}${path}`, { headers, status: 200 })
  const { items } = JSON.parse(await once()) as { items: unknown[] }
  if (items.length !== cards + 1) throw new Error(`${items.length} of ${cards + 1} were decided on`)
  const sent = []
  for (let round = 0; round < rounds; round++)
    sent.push(await load(async () => void (await once()), { concurrency: 1, seconds }))
  const p50 = median(sent.map((each) => each.p50))
  const p99 = median(sent.map((each) => each.p99))
  console.log(
    `preview for an account with ${cards} contacts and ${domains} domains: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms (aim ≤ ${aim} ms; median of ${rounds} runs of ${seconds} s)`,
  )
}

/** Every contact is ticked for something and holds a role of some domain. */
async function fill({ dataDir }: Stage): Promise<{ account: number; domain: number }> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const client = new pg.Client({ connectionString: running.ownerUrl })
  await client.connect()
  const one = async (text: string, values: unknown[]): Promise<number> =>
    (await client.query<{ id: number }>(text, values)).rows[0]?.id ?? 0
  const person = await one(`insert into people (kind) values ('contact') returning id`, [])
  await client.query(`insert into addresses (address, first_seen_at) values ('main@preview.example', now())`)
  await client.query(
    `insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
     values ($1, 'Íñigo Muñoz', 'inigo munoz', '', 'agent', now(), now())`,
    [person],
  )
  await client.query(
    `insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
     values ('main@preview.example', $1, 'main@preview.example', true, 0, now(), now())`,
    [person],
  )
  const account = await one(
    `insert into accounts (name, sort_name, main_user_id, created_at, updated_at)
     values ('Papelera', 'papelera', $1, now(), now()) returning id`,
    [person],
  )
  await client.query(
    `with given as (select concat('card-', number, '@preview.example') as address, number from generate_series(1, $2::integer) number),
     seen as (insert into addresses (address, first_seen_at) select address, now() from given)
     insert into additional_contacts (account_id, address, typed_address, name, sort_name, categories, created_at, updated_at)
     select $1, address, address, concat('Contacto ', number), concat('contacto ', number),
            case when number % 2 = 0 then array['domains'] else array['billing'] end, now(), now()
     from given`,
    [account, cards],
  )
  await client.query(
    `with made as (
       insert into domains (account_id, name, ascii_name, status, created_at, updated_at)
       select $1, concat('d', number, '.example'), concat('d', number, '.example'), 'active', now(), now()
       from generate_series(1, $2::integer) number
       returning id
     ), numbered as (select id, row_number() over (order by id) as place from made),
     ordered as (select id, row_number() over (order by id) as place, count(*) over () as all_of from additional_contacts where account_id = $1)
     insert into domain_roles (account_id, domain_id, role, additional_contact_id)
     select $1, numbered.id, role, ordered.id
     from numbered
     cross join unnest(array['registrant', 'administrative', 'technical', 'billing']) with ordinality as held (role, nth)
     join ordered on ordered.place = (numbered.place * 4 + nth) % all_of + 1`,
    [account, domains],
  )
  const domain = await one('select id from domains where account_id = $1 order by id limit 1', [account])
  await client.end()
  return { account, domain }
}
