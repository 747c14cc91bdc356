import { afterAll, beforeAll, expect, test } from 'vitest'
import { goodPeer, type MailRoom, startMailRoom, strangePeer } from '../../../test/harness/mail-room.ts'
import { noteFigure, sayProgress, share } from '../../../test/harness/soak.ts'
import { chances, mutate } from '../../../test/mail/mutate.ts'
import { corpus } from '../../../test/mail/read-corpus.ts'
import { type Incoming, receiveMail } from './receive-mail.ts'

const runs = share({ test: 200, soak: 100_000 })
const atOnce = 250
const chance = chances(20261123)

let room: MailRoom
beforeAll(async () => {
  room = await startMailRoom()
})
afterAll(() => room.stop())

test('rule 10: whatever is done to a mail, the intake stores it and gives it an outcome', async (context) => {
  const seeds = [...corpus().map(({ raw }) => raw), ...(await answersToACopy()), beyondMeasure]
  const any = <T>(list: readonly T[]): T => list[chance(list.length)] as T
  const incoming = (): Incoming => ({
    content: mutate(any(seeds), any(seeds), chance),
    via: 'smtp',
    envelope: {
      from: any(['oscar@cenzontle.example', '', 'malo@malo.example']),
      to: [any(recipients)],
      peer: any([goodPeer, strangePeer]),
      helo: 'mx.example',
    },
  })
  let done = 0
  let largest = 0
  using _progress = sayProgress(() => `${done} of ${runs} wounded mails taken in`)
  while (done < runs) {
    const mails = Array.from({ length: Math.min(atOnce, runs - done) }, incoming)
    const ids = await Promise.all(mails.map((mail) => receiveMail(room.server.wiring, mail)))
    await room.read()
    for (let tries = 1; tries < 3 && (await areWaiting(ids)); tries++) {
      room.pass({ minutes: 1 })
      await room.read()
    }
    expect(await withoutOutcome(ids)).toEqual([])
    done += ids.length
    largest = Math.max(largest, process.memoryUsage().rss)
  }
  noteFigure(context, `${runs} wounded mails taken in, at most ${Math.round(largest / 2 ** 20)} MB`)
})

const recipients = ['soporte@alameda.example']

/** Checking its signatures takes a minute. */
const beyondMeasure = Buffer.from(
  `From: oscar@cenzontle.example\r\nReferences:\r\n${' <a@b.example>\r\n'.repeat(100_000)}\r\nHola.\r\n`,
)

/** Mails that name a ticket, as its requester's program and his server write them: their wounds hit what joins. */
async function answersToACopy(): Promise<Buffer[]> {
  const { email } = room.server.cast.customer
  const { facts } = await room.receive({ from: email, subject: 'Herida' })
  await room.answer(facts.ticketId as number)
  const copy = await room.mailTo(email, /Herida/)
  const replyTo = /[^<>\s]+\+[^<>\s]+/.exec(copy.header('reply-to') ?? '')?.[0] ?? ''
  recipients.push(replyTo, copy.returnPath)
  const id = copy.header('message-id') ?? ''
  const reply = `From: ${email}\r\nTo: ${replyTo}\r\nSubject: Re: Herida\r\nIn-Reply-To: ${id}\r\nReferences: ${id}\r\n\r\nSigue igual.\r\n`
  const bounce = `From: MAILER-DAEMON@mx.example\r\nTo: ${copy.returnPath}\r\nSubject: Undelivered Mail\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nNo.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; ${email}\r\nAction: failed\r\nStatus: 5.1.1\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${id}\r\n\r\n--b--\r\n`
  return Array.from({ length: 20 }, () => [reply, bounce].map((text) => Buffer.from(text))).flat()
}

/** A machine with too much to do reads a mail too slowly, and then once more. */
async function areWaiting(ids: number[]): Promise<boolean> {
  const waiting = room.server.wiring.db.selectFrom('raw_mails').select('id').where('outcome', 'is', null)
  return (await waiting.where('id', 'in', ids).execute()).length > 0
}

/** Mails of a batch that wait still, or that broke what reads or decides. */
async function withoutOutcome(ids: number[]): Promise<unknown[]> {
  const rows = await room.server.wiring.db
    .selectFrom('raw_mails')
    .select(['id', 'outcome', 'step', 'facts'])
    .where('id', 'in', ids)
    .execute()
  expect(rows).toHaveLength(new Set(ids).size)
  return rows.filter(({ outcome }) => outcome === null || outcome === 'unreadable')
}
