import { expect, test } from 'vitest'
import {
  compared,
  corpus,
  expectedOf,
  faultsOfHtml,
  plain,
  readPlainly,
  shown,
} from '../../../../test/mail/read-corpus.ts'
import { readMail } from './read-mail.ts'

const mails = corpus()

test('mails of every charset, shape and program are read as they were meant', async () => {
  expect(mails.length).toBeGreaterThan(150)
  const wrong: unknown[] = []
  for (const { name, raw, expected } of mails) {
    const read = await readMail(raw)
    const got = shown(read)
    const wanted = expectedOf(expected, got)
    const odd = Object.keys(wanted).filter(
      (key) =>
        JSON.stringify(wanted[key as keyof typeof wanted]) !== JSON.stringify(got[key as keyof typeof got]),
    )
    const html = faultsOfHtml(expected, read.html)
    if (odd.length + html.length > 0) {
      const each = odd.map((key) => ({
        [key]: [wanted[key as keyof typeof wanted], got[key as keyof typeof got]],
      }))
      wrong.push({ name, each, html })
    }
  }
  expect(wrong).toEqual([])
})

test('on sender, subject, addressees, attachment names and text no mail is read worse than by postal-mime alone', async () => {
  const worse: string[] = []
  for (const { name, raw, expected } of mails) {
    const got = shown(await readMail(raw))
    const wanted = expectedOf(expected, got)
    const theirs = await readPlainly(raw)
    const right = { ...wanted, text: plain(`${wanted.text} ${wanted.quoted}`) }
    const ours = { ...got, text: plain(`${got.text} ${got.quoted}`) }
    for (const key of compared) {
      const is = (one: unknown): boolean => JSON.stringify(one) === JSON.stringify(right[key])
      if (is(theirs[key]) && !is(ours[key])) worse.push(`${name}: ${key}`)
    }
  }
  expect(worse).toEqual([])
})
