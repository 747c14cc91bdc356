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

/** What mails of our own are about, by the beginnings of their names. */
const claims: [claim: string, names: RegExp][] = [
  ['rule 5: automatic mail is known by its marks, and by subjects in three languages', /^automatic-/],
  ['rule 6: bounces are read in their proper form, and in the many that follow none', /^(bounce|complaint)-/],
  ['rule 9: attachments keep their names, however they are written', /^name-/],
  ['rule 9: what real programs quote is folded, in the languages of their users', /^reply-/],
  ['rule 10: whatever is broken in a mail, it is read to a clear outcome', /^shape-/],
  ['rule 11: old charsets are read, and labels that are wrong', /^charset-/],
  [
    'rule 12: addresses are read as their programs meant them, and names are never addresses',
    /^(from|address)-/,
  ],
  ['subjects, identifiers and dates are read however they are written', /^(subject|ids|date)-/],
]

test.each(claims)('%s', async (_claim, names) => {
  const about = mails.filter(({ name }) => names.test(name))
  const wrong: unknown[] = []
  for (const { name, raw, expected } of about) {
    const read = await readMail(raw)
    const got = shown(read)
    const wanted = expectedOf(expected, got)
    const odd = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
      (key) => JSON.stringify(wanted[key]) !== JSON.stringify(got[key]),
    )
    const html = faultsOfHtml(expected, read.html)
    if (odd.length + html.length > 0)
      wrong.push({ name, html, each: odd.map((key) => ({ [key]: [wanted[key], got[key]] })) })
  }
  expect(about.length).toBeGreaterThan(5)
  expect(wrong).toEqual([])
})

test('every mail of ours is about one of these, and there are more than 150', () => {
  expect(mails.length).toBeGreaterThan(150)
  expect(mails.filter(({ name }) => claims.filter(([, names]) => names.test(name)).length !== 1)).toEqual([])
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
