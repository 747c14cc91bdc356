import { expect, test } from 'vitest'
import {
  askedFirst,
  contactLanguages,
  interfaceLanguageOf,
  languageName,
  readLanguageTag,
} from './languages.ts'

test.each([
  ['es', 'es'],
  ['ES_mx', 'es-MX'],
  ['en-gb', 'en-GB'],
  ['es-LA', 'es-419'],
  ['zh-hant-TW', 'zh-Hant-TW'],
])('%s is stored as %s', (typed, tag) => {
  expect(readLanguageTag(typed)).toEqual({ ok: true, value: tag })
})

test.each(['', 'x', 'qq', 'español', 'es-', 'es-MX-extra', 'es\0', '\ud800', 'e'.repeat(1_000_000)])(
  '%.20j is no language',
  (typed) => {
    expect(readLanguageTag(typed)).toMatchObject({ fault: { code: 'language.unknown' } })
  },
)

test('every language offered is canonical and has a name in both of ours', () => {
  for (const tag of contactLanguages) {
    expect(readLanguageTag(tag)).toEqual({ ok: true, value: tag })
    expect([languageName(tag, 'es'), languageName(tag, 'en')]).not.toContain(tag)
  }
})

test('we write Spanish to those who prefer a language of Spain, and English to the rest', () => {
  expect(['es-MX', 'ca', 'gl-ES', 'pt-BR', 'en'].map(interfaceLanguageOf)).toEqual([
    'es',
    'es',
    'es',
    'en',
    'en',
  ])
})

test.each([
  ['es-MX,es;q=0.9', 'es'],
  ['en;q=0.2, es;q=0.8', 'es'],
  ['fr, en;q=0.5, es;q=0.8', 'es'],
  ['fr, en-GB;q=0.5', 'en'],
  ['eu, en;q=0.9', 'es'],
  ['es;q=0, en', 'en'],
  ['de', 'en'],
  ['*', 'es'],
  ['', 'es'],
  [';;q=x,,;', 'es'],
])('who asks for %j is answered in %s', (ranges, language) => {
  expect(askedFirst(ranges)).toBe(language)
})
