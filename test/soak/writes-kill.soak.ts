import { randomInt } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRunningPostgres } from '../../server/lib/postgres/index.ts'
import { tablesWith } from '../harness/grep-all.ts'
import { noteFigure, sayProgress, share } from '../harness/soak.ts'
import { crash, crashPostgres, type Program, startProgram, whileItRuns } from './program.ts'
import { makeKey, query, setUp } from './set-up.ts'
import { areErased, eraseOne, seeded } from './writes/erasures.ts'
import { type Kept, type KeptCard, syncByFreshdesk, syncByWhmcs } from './writes/foreign.ts'
import { mergeByFreshdesk, mergeByOwnDoor, type Pair } from './writes/merges.ts'
import { type PatientClient, patientClient } from './writes/patient-client.ts'

const kills = share({ test: 2, soak: 200 })
/** Of somebody who is erased: more than go with the request, or with one share of the job. */
const tickets = share({ test: 220, soak: 700 })

let dataDir: string
let program: Program
let client: PatientClient
const start = () => startProgram({ DATA_DIR: dataDir, PORT: '0', MAIL_FROM: 'soporte@alameda.example' })
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'encopia-writes-kill-'))
  program = await start()
  const { cookie } = await setUp(program)
  const scopes = ['contacts', 'accounts', 'tickets'].flatMap((each) => [`${each}.read`, `${each}.write`])
  const { key: apiKey } = await makeKey<{ key: string }>(program.url, cookie, {
    scopes: [...scopes, 'contacts.erase', 'undo.write'],
  })
  const { identifier, secret } = await makeKey<{ identifier: string; secret: string }>(program.url, cookie, {
    ...{ kind: 'whmcs', scopes },
  })
  client = patientClient(() => program.url, { apiKey, identifier, secret })
})
afterAll(async () => {
  program.child.kill('SIGTERM')
  await program.ended
  rmSync(dataDir, { recursive: true, force: true })
})

const made = { pairs: [] as Pair[], erased: [] as number[], kept: [] as Kept[], cards: [] as KeptCard[] }

test(`${kills} kills leave nobody half merged or half erased, and lose nothing that foreign clients were told`, async (context) => {
  const companies: number[] = []
  for (const name of ['Uno', 'Dos'])
    companies.push((await client.own('POST', '/companies', { body: { name } })).body.id)
  const deptid = Number((await client.whmcs('GetSupportDepartments', {})).body.departments.department[0].id)
  let isOver = false
  let done = 0
  using _ = sayProgress(() => `${done} of ${kills} kills, ${counted()}`)
  const again = async (work: () => Promise<void>): Promise<void> => {
    do await work()
    while (!isOver)
  }
  const work = Promise.all([
    again(() => mergeByOwnDoor(client, companies, made.pairs)),
    again(() => mergeByFreshdesk(client, made.pairs)),
    again(() => eraseOne(client, { dataDir, tickets }, made.erased)),
    again(() => syncByFreshdesk(client, made.kept)),
    again(() => syncByWhmcs(client, deptid, made.cards)),
  ])
  const killing = async (): Promise<void> => {
    for (; done < kills && !isOver; done++) {
      // By what is done and not by time: a slow machine would be killed before anything begins.
      const then = client.answered + 1 + randomInt(30)
      while (client.answered < then && !isOver) await pause(5)
      await pause(randomInt(40))
      if (done % 2 === 1) crashPostgres(dataDir)
      else {
        await crash(program)
        program = await start()
      }
    }
  }
  // A client that is answered what it cannot expect ends the test at once.
  await Promise.race([killing(), work]).finally(() => {
    isOver = true
  })
  await work
  // Whoever is erased next wakes the job; without her what a killed one left waits five minutes.
  await eraseOne(client, { dataDir, tickets: 1 }, made.erased)
  await whileItRuns(program, untilErased())
  await letANightPass()

  expect(await halves()).toEqual([])
  expect(await wrongPairs()).toEqual([])
  expect(await lostBy('freshdesk')).toEqual([])
  expect(await lostBy('whmcs')).toEqual([])
  const running = await findRunningPostgres({ dataDir })
  expect(await tablesWith(running?.ownerUrl ?? '', seeded)).toEqual([])
  await expect.poll(() => filesWith(join(dataDir, 'files'), seeded)).toEqual([])
  noteFigure(
    context,
    `${done} kills of the program and of PostgreSQL: ${counted()}; nothing was lost, doubled or left half done.`,
  )
})

const counted = (): string =>
  `${made.pairs.length} merges (${made.pairs.filter(({ isMerged }) => !isMerged).length} parted again), ` +
  `${made.erased.length} people erased with ${tickets} tickets, ${made.kept.length} and ${made.cards.length} rounds of foreign clients`

async function untilErased(): Promise<void> {
  while (!(await areErased(dataDir, made.erased))) await pause(50)
}

/** Has the program do what it does at night, with files as old as they are by then: within the hour content is left to it. */
async function letANightPass(): Promise<void> {
  const before = new Date(Date.now() - 2 * 86_400_000)
  for (const path of filesIn(join(dataDir, 'files'))) utimesSync(path, before, before)
  await query(dataDir, "select graphile_worker.add_job('forget-files')")
}

/** Contacts who are merged by one sign and not by another, and what of hers stayed with who went. */
const halves = () =>
  query(
    dataDir,
    `select contacts.id, canonical_id, contact_merges.into_id, signs.*
     from contacts
     left join contact_merges on contact_merges.contact_id = contacts.id
     cross join lateral (
       select exists (select from claims where person_id = contacts.id) as claims,
              exists (select from tickets where requester_id = contacts.id) as tickets,
              exists (select from accounts where main_user_id = contacts.id) as accounts
     ) signs
     where (canonical_id is null) <> (contact_merges.into_id is null)
       or (canonical_id is not null) and (claims or tickets or accounts)`,
  )

/** Pairs that are not as they were acknowledged: whose address, membership and tickets each is. */
const wrongPairs = () =>
  query(
    dataDir,
    `select pair.*, found.*
     from json_to_recordset($1::json) as pair (
       survivor bigint, gone bigint, tickets bigint[], companies integer, "isMerged" boolean
     )
     cross join lateral (
       select (select canonical_id from contacts where id = pair.gone) as canonical,
              (select count(*)::integer from claims where person_id = pair.survivor) as claims,
              (select count(*)::integer from claims where person_id = pair.gone) as "hersStill",
              (select count(*)::integer from memberships where contact_id = pair.survivor) as memberships,
              (select array_agg(distinct requester_id) from tickets where id = any(pair.tickets)) as asking
     ) found
     where case when pair."isMerged"
       then (canonical, claims, "hersStill", memberships, asking)
         is distinct from (pair.survivor, 2, 0, 2 * companies, array[pair.survivor])
       else (canonical, claims, "hersStill", memberships, asking)
         is distinct from (null::bigint, 1, 1, companies, array[pair.gone])
     end`,
    [JSON.stringify(made.pairs)],
  )

/** What clients were told is there, and is not, or is there twice. */
const lostBy = (door: 'freshdesk' | 'whmcs') => {
  const told = JSON.stringify(door === 'freshdesk' ? made.kept : made.cards)
  return query(dataDir, lost[door], [told])
}

const lost = {
  freshdesk: `
    select told.*
    from json_to_recordset($1::json) as told (id bigint, email text, "externalId" text, title text, "ticketId" bigint)
    left join contacts on contacts.id = told.id and contacts.job_title = told.title
    left join tickets on tickets.id = told."ticketId"
    where contacts.id is null
      or tickets.id is null
      or not exists (select from claims where address = told.email and person_id = told.id)
      or not exists (select from claims where address = 'nueva.' || told.email and person_id = tickets.requester_id)
      or (select count(*) from contacts where external_id = told."externalId") <> 1
      or (select count(*) from ticket_messages where ticket_id = told."ticketId") <> 1`,
  whmcs: `
    select told.*
    from json_to_recordset($1::json) as told (id bigint, email text, phone text, "ticketId" bigint, message text)
    left join additional_contacts card on card.id = told.id and card.phone = told.phone
    left join ticket_messages message on message.ticket_id = told."ticketId"
    where card.id is null
      or message.body is distinct from told.message
      or (select count(*) from additional_contacts where address = told.email and life = 'live') <> 1`,
}

const filesWith = (folder: string, word: string): string[] =>
  filesIn(folder).filter((path) => readFileSync(path).includes(word))

/** Files of a folder, in whatever depth. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
