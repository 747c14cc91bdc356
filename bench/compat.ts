import pg from 'pg'
import { md5Hex, sha256 } from '../server/lib/crypto.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { type Pair, pairs } from './compat/pairs.ts'
import { generate } from './generate.ts'
import { load, type Sent } from './load.ts'
import { median, openStage, processorSeconds, type Stage } from './stage.ts'

const contacts = 20_000
const companies = 1_000
const accounts = 3_000
const rounds = 3
const seconds = 2
const concurrency = 8
const aim = 1.5

/** A WHMCS key and where things stand, for whoever asks. */
export type Scene = {
  url: string
  whmcs: { identifier: string; secret: string }
  contacts: number[]
  accounts: number[]
  /** An account with 100 cards. */
  fullAccount: number
}

/** Create, view, list of 100 and search through Freshdesk's and WHMCS's APIs, each beside the own API's like, in turns. */
export async function compat(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    const scene = await setScene(stage)
    for (const pair of pairs(scene)) await compare(stage, pair)
  } finally {
    await stage.close()
  }
}

async function compare(stage: Stage, { name, own, foreign }: Pair): Promise<void> {
  const measured = { own: [] as Measured[], foreign: [] as Measured[] }
  for (let round = 0; round < rounds; round++) {
    measured.own.push(await measure(stage, own))
    measured.foreign.push(await measure(stage, foreign))
  }
  const of = (which: 'own' | 'foreign', what: keyof Measured): number =>
    median(measured[which].map((each) => each[what]))
  const ratio = of('own', 'perSecond') / of('foreign', 'perSecond')
  const line = (which: 'own' | 'foreign') =>
    `${of(which, 'perSecond').toFixed(0)}/s, p50 ${of(which, 'p50').toFixed(2)} ms, ${of(which, 'processor').toFixed(2)} ms of processor`
  console.log(`compat, ${name}, ${concurrency} clients:
  through it ${line('foreign')}
  own API    ${line('own')}
  ${ratio.toFixed(2)} × (aim ≤ ${aim} ×; median of ${rounds} interleaved runs of ${seconds} s)`)
}

type Measured = Sent & { processor: number }

async function measure(stage: Stage, once: () => Promise<unknown>): Promise<Measured> {
  const pid = stage.program.child.pid ?? 0
  const before = processorSeconds(pid)
  const sent = await load(async () => void (await once()), { concurrency, seconds })
  const processor = ((processorSeconds(pid) - before) * 1000) / (sent.perSecond * (seconds + 0.5))
  return { ...sent, processor }
}

async function setScene({ dataDir, program }: Stage): Promise<Scene> {
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
