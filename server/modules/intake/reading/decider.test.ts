import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailRoom, startMailRoom, strangePeer } from '../../../../test/harness/mail-room.ts'
import { leaseMails } from '../store/raw-mails.ts'

let room: MailRoom
beforeAll(async () => {
  room = await startMailRoom()
})
afterAll(() => room.stop())

const stranger = (number: number) => `Persona ${number} <p${number}@firma.example>`

test('mails that wait together each become what they are, as if they had come one after the other', async () => {
  const letters = Array.from({ length: 12 }, (_, number) => ({
    from: stranger(number % 10),
    subject: `Caso ${number}`,
    body: `Texto ${number}`,
  }))
  const ids = await Promise.all(letters.map((letter) => room.put(letter)))
  const elsewhere = { from: 'a@malo.example', to: ['soporte@alameda.example'], peer: strangePeer }
  const pretended = { from: 'mfnunez@papeleradelbajio.example', signedBy: null, subject: 'No soy yo' }
  const forged = await room.put(pretended, elsewhere)
  const twice = [stranger(1), stranger(1), stranger(2)].map((from) =>
    room.put({ from, subject: 'Igual', body: 'Igual', headers: { 'Message-ID': '<igual@firma.example>' } }),
  )
  const equal = await Promise.all(twice)
  await room.read()

  const became = await Promise.all(ids.map(room.became))
  expect(became.map(({ outcome }) => outcome)).toEqual(ids.map(() => 'ticket'))
  expect(new Set(became.map(({ facts }) => facts.ticketId)).size).toBe(ids.length)
  for (const [at, { facts }] of became.entries())
    expect(await room.messagesOf(facts.ticketId as number)).toMatchObject([
      { body: `Texto ${at}`, author: { kind: 'customer', name: `Persona ${at % 10}` } },
    ])
  expect((await room.became(forged)).outcome).toBe('held')
  const outcomes = (await Promise.all(equal.map(room.became))).map(({ outcome }) => outcome)
  expect(outcomes.toSorted()).toEqual(['duplicate', 'ticket', 'ticket'])
})

test('one that cannot be decided keeps none of those beside it waiting', async () => {
  const bad = await room.put({ from: stranger(3), subject: 'Ese no' })
  const good = await Promise.all(
    [4, 5, 6].map((number) => room.put({ from: stranger(number), subject: `Junto a él ${number}` })),
  )
  const owner = new pg.Client({ connectionString: room.server.ownerUrl })
  await owner.connect()
  await owner.query("alter table tickets add constraint no_such check (subject <> 'Ese no')")
  await room.read()
  expect((await Promise.all(good.map(room.became))).map(({ outcome }) => outcome)).toEqual([
    'ticket',
    'ticket',
    'ticket',
  ])
  expect((await room.became(bad)).outcome).toBeNull()
  await owner.query('alter table tickets drop constraint no_such')
  await owner.end()
})

test('one that ends the program whenever it is read is held in the end, and those that were read beside it are not', async () => {
  const guilty = await room.put({ from: stranger(3), subject: 'Acaba con todo' })
  const beside = await Promise.all(
    [4, 5, 6].map((number) => room.put({ from: stranger(number), subject: `También junto ${number}` })),
  )
  // All that a reader leaves that is killed.
  for (let kills = 0; kills < 5; kills++) {
    const until = new Date(room.now().getTime() + 60_000)
    await leaseMails(room.server.wiring.db, room.now(), { atMost: 24, token: randomUUID(), until })
    room.pass({ minutes: 10 })
  }
  await room.read()
  expect(await room.became(guilty)).toMatchObject({ outcome: 'unreadable', facts: { cause: 'undecided' } })
  const became = await Promise.all(beside.map(room.became))
  expect(became.map(({ outcome }) => outcome)).toEqual(['ticket', 'ticket', 'ticket'])
})

test('what comes while others are read is read along with them, and a reader ends though what came could not be noted', async () => {
  const letter = (number: number) => ({ from: stranger(number), subject: `Mientras se lee ${number}` })
  const first = await room.put(letter(4))
  const reading = room.read()
  const others: number[] = []
  // Until that reader has looked for what waits, mail waits as well; each is read by it, whichever way it goes.
  for (const number of [5, 6, 7, 8]) others.push(await room.put(letter(number)))
  const unnoted = room.put(letter(9), { from: 'p9@firma.example', to: ['soporte\0@alameda.example'] })
  await expect(unnoted).rejects.toThrow()
  await reading
  await room.read()
  const became = await Promise.all([first, ...others].map(room.became))
  expect(became.map(({ outcome }) => outcome)).toEqual(Array(5).fill('ticket'))
})
