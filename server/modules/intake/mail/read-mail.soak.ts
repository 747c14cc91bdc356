import { expect, test } from 'vitest'
import { noteFigure, sayProgress, share } from '../../../../test/harness/soak.ts'
import { chances, mutate } from '../../../../test/mail/mutate.ts'
import { corpus } from '../../../../test/mail/read-corpus.ts'
import type { ParsedMail } from '../types.ts'
import { limits } from './limits.ts'
import { readMail } from './read-mail.ts'

const mails = corpus().map(({ raw }) => raw)
const runs = share({ test: 3000, soak: 100_000 })

test('rule 10: whatever is done to a mail, it is read without a crash, in bounded time and memory', async (context) => {
  const chance = chances(20261122)
  let done = 0
  let slowest = 0
  using _progress = sayProgress(
    () => `${done} of ${runs} wounded mails read, the slowest in ${Math.round(slowest)} ms`,
  )
  for (; done < runs; done++) {
    const [mail, other] = [mails[chance(mails.length)], mails[chance(mails.length)]]
    const raw = mutate(mail ?? Buffer.alloc(0), other ?? Buffer.alloc(0), chance)
    const started = performance.now()
    const read = await readMail(raw).catch((error: unknown) => {
      throw new Error(`mail ${done}: ${raw.toString('base64').slice(0, 20_000)}`, { cause: error })
    })
    slowest = Math.max(slowest, performance.now() - started)
    expectBearable(read)
  }
  // Of a machine that is busy: a hang would take minutes.
  expect(slowest).toBeLessThan(10_000)
  noteFigure(context, `${runs} wounded mails read, the slowest in ${Math.round(slowest)} ms`)
})

/** What the database and screens bear: no NUL, no half characters, nothing endless, no markup that does harm. */
function expectBearable(read: ParsedMail): void {
  const names = [...read.from, ...read.to, ...read.cc].flatMap(({ address, typed, name }) => [
    address,
    typed,
    name,
  ])
  const texts = [
    read.subject,
    read.text,
    read.quoted,
    read.html ?? '',
    ...names,
    ...read.parts.map(({ name }) => name),
  ]
  for (const text of texts)
    if (text.includes('\0') || !text.isWellFormed()) throw new Error(`unbearable: ${text.slice(0, 500)}`)
  if (read.text.length + read.quoted.length > limits.text || read.parts.length > limits.attachments)
    throw new Error('endless')
  if (read.parts.some(({ name }) => name === '')) throw new Error('a part without a name')
  for (const [tag] of read.html?.matchAll(/<[^>]*>/g) ?? [])
    if (doesHarm(tag)) throw new Error(`harmful: ${tag}`)
}

const harmfulTag = /^<\/?(?:script|style|iframe|form|input|object|embed|svg|math|meta|base|link)\b/i

/** Attributes are read one after the other: what looks like one within the value of another is none. */
function doesHarm(tag: string): boolean {
  const attributes = [...tag.matchAll(/\s([^\s=>"]+)="([^"]*)"/g)]
  return (
    harmfulTag.test(tag) ||
    attributes.some(
      ([, name = '', value = '']) =>
        /^on/i.test(name) ||
        (name === 'src' && !value.startsWith('cid:')) ||
        (name === 'href' && !/^(?:https?|mailto|tel):/i.test(value)),
    )
  )
}
