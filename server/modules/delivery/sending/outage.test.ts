import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { readMail } from '../../../../test/harness/mail-reader.ts'
import { draftFor, type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'
import { openDatabase } from '../../../lib/db.ts'
import { type Log, openLog } from '../../../lib/log.ts'
import { keepSending } from './keep-sending.ts'

let office: PostOffice
afterEach(() => office.stop())

const toEach = (
  member: { id: number; name: string; email: string; cookie: Record<string, string> },
  count: number,
) => [...Array(count)].map(() => draftFor(member, 'password-changed'))

function startSenderProcess({ sink, server }: PostOffice): ChildProcess {
  const script = new URL('../../../../test/harness/sender-process.ts', import.meta.url)
  return spawn(process.execPath, [fileURLToPath(script), server.databaseUrl, sink.url], { stdio: 'inherit' })
}

const states = async () => {
  const rows = await office.server.wiring.db
    .selectFrom('deliveries')
    .select(['state', 'attempts', 'words', 'leased_until'])
    .execute()
  return Object.groupBy(rows, (row) => row.state) as Record<string, typeof rows>
}

test('a crash between the server’s yes and our note repeats exactly that mail, as the same mail', async () => {
  office = await startPostOffice()
  const { db } = office.server.wiring
  const [id] = (await office.queue(...toEach(office.server.cast.customer, 3))) as [number]
  await office.deliver()
  // What a process that died there leaves behind: the lease it held, and no word of an attempt.
  await db.deleteFrom('delivery_attempts').where('message_id', '=', id).execute()
  await db
    .updateTable('deliveries')
    .set({
      state: 'queued',
      attempts: 0,
      ended_at: null,
      words: null,
      lease_token: '00000000-0000-4000-8000-000000000000',
      leased_until: new Date(office.now().getTime() + 300_000),
    })
    .where('message_id', '=', id)
    .execute()
  await office.deliver()
  expect(office.sink.received).toHaveLength(3)
  office.pass({ minutes: 6 })
  await office.deliver()
  const mails = await Promise.all(office.sink.received.map((each) => readMail(each.raw)))
  const ids = mails.map((mail) => mail.header('message-id'))
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(3)
  expect(await office.stateOf(id)).toMatchObject({ state: 'sent', attempts: 1 })
})

test('a sender killed at work loses no mail, and repeats at most what it had in its hands', async () => {
  office = await startPostOffice({ behaviour: { delay: 3 } })
  const { agent, customer } = office.server.cast
  await office.queue(...toEach(agent, 250), ...toEach(customer, 250))
  const kills = 3
  for (let kill = 1; kill <= kills; kill++) {
    const process = startSenderProcess(office)
    await expect.poll(() => office.sink.received.length, { interval: 2 }).toBeGreaterThan(60 * kill)
    process.kill('SIGKILL')
    await once(process, 'exit')
  }
  office.pass({ minutes: 6 })
  await office.deliver()
  const mails = await Promise.all(office.sink.received.map((each) => readMail(each.raw)))
  const times = Map.groupBy(mails, (mail) => mail.header('message-id'))
  expect((await states()).sent).toHaveLength(500)
  expect(times.size).toBe(500)
  // On the wire (connections and two more) or accepted and about to be noted (thrice the connections).
  expect(mails.length - 500).toBeLessThanOrEqual(kills * 22)
})

test('a server that takes the mail and hangs up is asked again, with the same Message-ID', async () => {
  office = await startPostOffice()
  const [id] = (await office.queue(...toEach(office.server.cast.customer, 1))) as [number]
  office.sink.behave({ afterData: 'hang-up' })
  await office.deliver()
  expect(await office.stateOf(id)).toMatchObject({ state: 'queued', attempts: 1 })
  office.sink.behave({ afterData: 'accept' })
  office.pass({ minutes: 1 })
  await office.deliver()
  const ids = await Promise.all(
    office.sink.received.map(async (each) => (await readMail(each.raw)).header('message-id')),
  )
  expect(ids).toHaveLength(2)
  expect(ids[0]).toBe(ids[1])
  expect(await office.stateOf(id)).toMatchObject({ state: 'sent', attempts: 2 })
})

test('a server that is away costs no message an attempt, and all leave when it is back', async () => {
  office = await startPostOffice()
  const { agent, customer } = office.server.cast
  await office.queue(...toEach(customer, 20), ...toEach(agent, 20))
  const stuck = office.another('smtp://127.0.0.1:1')
  const working = stuck.deliver()
  await expect.poll(async () => (await states()).queued?.some(({ words }) => words !== null)).toBe(true)
  await stuck.mail.close()
  await working
  const waiting = await states()
  expect(waiting.queued).toHaveLength(40)
  expect(waiting.queued?.every(({ attempts, leased_until }) => attempts === 0 && leased_until === null)).toBe(
    true,
  )
  expect(waiting.queued?.find(({ words }) => words !== null)?.words).toMatch(/ECONNREFUSED/)
  office.pass({ minutes: 2 })
  await office.deliver()
  expect((await states()).sent).toHaveLength(40)
})

test('a wrong password stops the queue and fails nothing', async () => {
  office = await startPostOffice({ login: { user: 'encopia', password: 'right' } })
  const [id] = (await office.queue(...toEach(office.server.cast.customer, 5))) as [number]
  const wrong = office.another(office.sink.url.replace('right', 'wrong'))
  const working = wrong.deliver()
  await expect.poll(async () => (await office.stateOf(id)).words).toMatch(/535/)
  await wrong.mail.close()
  await working
  expect((await states()).queued).toHaveLength(5)
  office.pass({ minutes: 2 })
  await office.deliver()
  expect((await states()).sent).toHaveLength(5)
  expect(office.sink.received.every(({ user }) => user === 'encopia')).toBe(true)
})

test('mail leaves over TLS from the start, and by STARTTLS where it is offered', async () => {
  office = await startPostOffice({ encryption: 'tls' })
  const { url } = office.sink
  const trusting = office.another(`${url}?tls.rejectUnauthorized=false`)
  await office.queue(...toEach(office.server.cast.customer, 1))
  await trusting.deliver()
  expect(office.sink.received.map(({ secure }) => secure)).toEqual([true])
  await office.stop()
  office = await startPostOffice({ encryption: 'starttls' })
  await office.queue(...toEach(office.server.cast.customer, 1))
  await office.another(`${office.sink.url}?tls.rejectUnauthorized=false`).deliver()
  expect(office.sink.received.map(({ secure }) => secure)).toEqual([true])
})

test('a database that cannot be used is left alone for five seconds', async () => {
  office = await startPostOffice()
  const failures: number[] = []
  const log = { ...openLog('silent'), warn: () => failures.push(performance.now()) } as unknown as Log
  const { db } = openDatabase({ url: 'postgresql://127.0.0.1:1/none', onError: () => undefined })
  const mail = office.another().mail
  const sending = keepSending({ ...office.server.wiring, db, mail, log })
  await expect.poll(() => failures.length).toBe(2)
  await mail.close()
  await sending
  expect((failures[1] ?? 0) - (failures[0] ?? 0)).toBeGreaterThan(5000)
})
