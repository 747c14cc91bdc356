import pg from 'pg'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { ask, load } from './load.ts'
import { apiKey, median, type Stage } from './stage.ts'

const readers = 50
const rounds = 5
const seconds = 2
const aim = 50

/** An agent's reply in a ticket of an account with many ticked contacts: answered once all copies are queued, over HTTP. */
export async function copies(stage: Stage): Promise<void> {
  const contactId = await fill(stage)
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  const post = (path: string, body: object) =>
    ask(`${stage.program.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body), status: 201 })
  const ticket = JSON.parse(
    await post('/api/agent/tickets', {
      subject: 'El certificado no se renovó',
      requester: { contactId },
      body: 'Buenos días. Desde anoche la tienda muestra el aviso de certificado vencido.',
    }),
  ) as { id: number }
  const reply = () => post(`/api/agent/tickets/${ticket.id}/messages`, { kind: 'public', body: text })
  await reply()
  await mustBeFor(stage, readers)
  const sent = []
  for (let round = 0; round < rounds; round++)
    sent.push(await load(async () => void (await reply()), { concurrency: 1, seconds }))
  const p50 = median(sent.map((each) => each.p50))
  const p99 = median(sent.map((each) => each.p99))
  console.log(
    `copies of one reply to ${readers} people queued: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms (aim ≤ ${aim} ms; median of ${rounds} runs of ${seconds} s)`,
  )
}

const text = `Hola, Óscar:

La renovación falló porque la redirección a www también afectaba a la ruta de validación. Ya la hemos excluido y el
certificado nuevo vale hasta el 18 de febrero.

No hace falta que cambies nada en el DNS.

Noelia`

/** A main user and contacts ticked for support: with him as many as are to be reached. */
async function fill({ dataDir }: Stage): Promise<number> {
  const client = await connect(dataDir)
  const { rows } = await client.query<{ id: number }>(
    `with person as (insert into people (kind) values ('contact') returning id),
     seen as (
       insert into addresses (address, first_seen_at)
       select 'main@copies.example', now()
       union all
       select concat('card-', number, '@copies.example'), now() from generate_series(2, $1::integer) number
     ), contact as (
       insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
       select id, 'Óscar Yáñez', 'oscar yanez', '', 'agent', now(), now() from person
     ), claimed as (
       insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
       select 'main@copies.example', id, 'main@copies.example', true, 0, now(), now() from person
     ), opened as (
       insert into accounts (name, sort_name, main_user_id, created_at, updated_at)
       select 'Cenzontle', 'cenzontle', id, now(), now() from person
       returning id
     ), cards as (
       insert into additional_contacts
         (account_id, address, typed_address, name, sort_name, categories, created_at, updated_at)
       select opened.id, concat('card-', number, '@copies.example'), concat('card-', number, '@copies.example'),
              concat('Contacto ', number), concat('contacto ', number), array['support'], now(), now()
       from opened, generate_series(2, $1::integer) number
     )
     select id from person`,
    [readers],
  )
  await client.end()
  return Number(rows[0]?.id)
}

/** Every copy is really there. */
async function mustBeFor({ dataDir }: Stage, count: number): Promise<void> {
  const client = await connect(dataDir)
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count
     from deliveries
     where message_id = (select max(message_id) from ticket_messages)`,
  )
  await client.end()
  if (rows[0]?.count !== count) throw new Error(`${rows[0]?.count} of ${count} copies were queued`)
}

async function connect(dataDir: string): Promise<pg.Client> {
  const running = await findRunningPostgres({ dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const client = new pg.Client({ connectionString: running.ownerUrl })
  await client.connect()
  return client
}
