import { expect, test } from 'vitest'
import { pureWords } from './words.ts'

test('both languages say something for every problem, without addressing the reader', () => {
  const params = { max: 9, min: 3, character: '<', label: 'x_y', example: 'e', site: 'X' }
  for (const [language, you] of [
    ['es', /\b(tú|tus?|usted|sus?)\b/i],
    ['en', /\byour?\b/i],
  ] as const) {
    for (const [code, sentence] of Object.entries(pureWords[language])) {
      const said = typeof sentence === 'string' ? sentence : sentence(params)
      expect(said, code).toMatch(/^\S.{8,}[^.]$/)
      expect(said, code).not.toMatch(you)
    }
  }
  expect(Object.keys(pureWords.en)).toEqual(Object.keys(pureWords.es))
})
