import pg from 'pg'
import { md5Hex, sha256 } from '../../server/lib/crypto.ts'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import { generate } from '../generate.ts'
import type { Stage } from '../stage.ts'

const contacts = 20_000
const companies = 1_000
const accounts = 3_000

/** A WHMCS key and where things stand, for whoever asks. */
export type Scene = {
  url: string
  whmcs: { identifier: string; secret: string }
  contacts: number[]
  accounts: number[]
  /** An account with 100 cards. */
  fullAccount: number
}

/** Fills the database for the comparison. */
export async function setScene({ dataDir, program }: Stage): Promise<Scene> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  await generate(running.ownerUrl, { contacts, companies })
  const client = new pg.Client({ connectionString: running.ownerUrl })
  await client.connect()
  const ids = async (text: string, values: unknown[] = []): Promise<number[]> =>
    (await client.query<{ id: string }>(text, values)).rows.map(({ id }) => Number(id))
  const whmcs = {
    identifier: '0123456789abcdef0123456789abcdef',
    secret: 'encopia_secret_for_the_benchmarks',
  }
  await client.query(
    `insert into api_keys (agent_id, name, hint, secret_hash, scopes, created_at, identifier, legacy_hash, access_key_hash)
     select agent_id, 'bench, WHMCS', 'arks', $1, scopes, now(), $2, $3, $1 from api_keys where name = 'bench' limit 1`,
    [sha256(whmcs.secret), whmcs.identifier, sha256(md5Hex(whmcs.secret))],
  )
  const accountIds = await ids(
    `insert into accounts (name, sort_name, main_user_id, created_at, updated_at)
     select name, sort_name, id, now(), now() from contacts where life = 'live' order by id limit $1 returning id`,
    [accounts],
  )
  const [fullAccount = 0, ...others] = accountIds
  await client.query(
    `with given as (select concat('card-', nth, '@full.example') as address, nth from generate_series(1, 100) nth),
     seen as (insert into addresses (address, first_seen_at) select address, now() from given)
     insert into additional_contacts (account_id, address, typed_address, name, sort_name, categories, created_at, updated_at)
     select $1, address, address, concat('Contacto ', nth), concat('contacto ', nth), array['billing'], now(), now()
     from given`,
    [fullAccount],
  )
  await client.query('vacuum analyze')
  const contactIds = await ids(`select id from contacts where life = 'live' order by id limit 5000`)
  await client.end()
  return { url: program.url, whmcs, contacts: contactIds, accounts: others, fullAccount }
}
