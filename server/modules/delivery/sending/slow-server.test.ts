import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { draftFor, type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'
import { noteFigure, share } from '../../../../test/harness/soak.ts'
import type { MessageDraft, RecipientDraft } from '../types.ts'

let office: PostOffice
afterEach(() => office.stop())

/** One message to as many addresses, spread over destinations. */
async function mailing(count: number, destinations: readonly string[]): Promise<MessageDraft> {
  const { customer } = office.server.cast
  const stem = `m${Math.floor(performance.now() * 1000)}`
  const { rows } = await sql<{ address: string }>`
    insert into addresses (address, first_seen_at)
    select concat(${stem}::text, '-', number, '@', (${destinations}::text[])[1 + number % ${destinations.length}]), ${office.now()}
    from generate_series(1, ${count}::integer) number
    returning address`.execute(office.server.wiring.db)
  const draft = draftFor(customer, 'password-changed', { lane: 'mailing' })
  const recipients = rows.map(
    ({ address }): RecipientDraft => ({
      ...{ address, typedAddress: address, name: 'Contacto', personId: null, language: 'es' },
      ...{ verdict: 'in', rule: 'ticked' },
    }),
  )
  return { ...draft, recipients } as MessageDraft
}

const quick = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example']
const arrived = (isOf: (address: string) => boolean) =>
  office.sink.received.filter(({ to }) => isOf(to[0] ?? '')).length
const isQuick = (address: string) => !address.endsWith('@slow.example')

/** Milliseconds until so many more have come to the quick destinations. */
async function time(count: number): Promise<number> {
  office.sink.received.length = 0
  const started = performance.now()
  void office.deliver()
  const come = () => (office.sink.received.length < count ? 0 : arrived(isQuick))
  await expect.poll(come, { interval: 5, timeout: 120_000 }).toBe(count)
  return performance.now() - started
}

test('each kind of server ends its own mails as it should, and none of the others', async () => {
  const tried = new Map<string, number>()
  const isFirst = (address: string) => {
    tried.set(address, (tried.get(address) ?? 0) + 1)
    return tried.get(address) === 1
  }
  const at = (address: string, kind: string) => address.endsWith(`@${kind}.example`)
  office = await startPostOffice({
    behaviour: {
      recipient(address) {
        if (at(address, 'gone')) return { code: 550, words: '5.1.1 no such user' }
        if (at(address, 'later') && isFirst(address)) return { code: 450, words: '4.2.0 try later' }
        return undefined
      },
      afterData(address) {
        if (at(address, 'drops') && isFirst(address)) return 'hang-up'
        return at(address, 'refuses') ? { code: 554, words: '5.7.1 not wanted' } : 'accept'
      },
    },
  })
  const kinds = ['quick', 'later', 'gone', 'drops', 'refuses']
  await office.queue(
    await mailing(
      25,
      kinds.map((kind) => `${kind}.example`),
    ),
  )
  const states = async () => {
    const { rows } = await sql<{ of: string }>`
      select concat(destination, ' ', state, ' ', attempts, ' ', count(*)) as of
      from deliveries
      group by destination, state, attempts
      order by 1`.execute(office.server.wiring.db)
    return rows.map(({ of }) => of)
  }
  await office.deliver()
  expect(await states()).toEqual([
    'drops.example queued 1 5',
    'gone.example failed 1 5',
    'later.example queued 1 5',
    'quick.example sent 1 5',
    'refuses.example failed 1 5',
  ])
  office.pass({ minutes: 2 })
  await office.deliver()
  expect(await states()).toEqual([
    'drops.example sent 2 5',
    'gone.example failed 1 5',
    'later.example sent 2 5',
    'quick.example sent 1 5',
    'refuses.example failed 1 5',
  ])
  const dropped = office.sink.received.filter(({ to }) => at(to[0] ?? '', 'drops'))
  const ids = dropped.map(({ raw }) => /^Message-ID: (.*)$/im.exec(raw.toString())?.[1])
  expect([ids.length, new Set(ids).size]).toEqual([10, 5])
})

test('a slow server slows only itself', async (context) => {
  const count = share({ test: 120, soak: 1000 })
  office = await startPostOffice({
    behaviour: { delay: (to) => (isQuick(to) ? 15 : share({ test: 1200, soak: 3000 })) },
  })
  const { db } = office.server.wiring
  // By turns, so that what else the machine does meets both.
  let alone = 0
  let beside = 0
  for (let round = 0; round < share({ test: 1, soak: 5 }); round += 1) {
    await office.queue(await mailing(count, quick))
    alone += await time(count)
    await office.queue(await mailing(20, ['slow.example']), await mailing(count, quick))
    beside += await time(count)
    await sql`update deliveries set state = 'kept', ended_at = now() where destination = 'slow.example' and state = 'queued'`.execute(
      db,
    )
    await office.deliver()
  }
  const kept = alone / beside
  noteFigure(context, `beside a slow server the others keep ${Math.round(100 * kept)} % of their rate`)
  // For the first second, until it is known to be slow, it takes one of five connections: a short run is mostly that.
  expect(kept).toBeGreaterThan(share({ test: 50, soak: 90 }) / 100)
}, 300_000)

test('a reset that is asked for behind a mailing leaves at once', async (context) => {
  const count = share({ test: 300, soak: 30_000 })
  office = await startPostOffice({ behaviour: { delay: 5 } })
  await office.queue(await mailing(count, quick))
  void office.deliver()
  await expect.poll(() => office.sink.received.length, { interval: 2 }).toBeGreaterThan(50)
  const { customer } = office.server.cast
  await office.queueFor(customer, 'password-reset')
  const asked = performance.now()
  void office.deliver()
  await office.sink.next(customer.email)
  const milliseconds = performance.now() - asked
  const before = office.sink.received.length
  noteFigure(context, `a reset behind a mailing of ${count} left after ${Math.round(milliseconds)} ms`)
  expect(before).toBeLessThan(count)
  expect(milliseconds).toBeLessThan(5000)
}, 300_000)
