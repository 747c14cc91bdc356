import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { firstKeyOf, initialOf, initials, sortKeyOf } from './sort-key.ts'

const byBytes = (a: string, b: string) =>
  Math.sign(Buffer.compare(Buffer.from(sortKeyOf(a)), Buffer.from(sortKeyOf(b))))
const sorted = (names: string[]) => [...names].sort(byBytes)

test.each([[['nube', 'nzoa', 'ñandú', 'oca']], [['De la Fuente', 'del Río', 'Delgado', 'Desirée']]])(
  'names stand in Spanish order: %j',
  (names) => {
    expect(sorted(names.toReversed())).toEqual(names)
  },
)

test('accents break ties from the left, then capitals, small letters first', () => {
  expect(sorted(['Mario', 'María', 'Maria', 'maría', 'maria', 'Mária'])).toEqual([
    'maria',
    'Maria',
    'maría',
    'María',
    'Mária',
    'Mario',
  ])
})

test('numbers come before letters and in their natural order', () => {
  expect(sorted(['Ana', 'Cliente 10', 'Cliente 2', '3M', 'Cliente', 'Cliente A', 'Cliente 007'])).toEqual([
    '3M',
    'Ana',
    'Cliente',
    'Cliente 2',
    'Cliente 007',
    'Cliente 10',
    'Cliente A',
  ])
})

test('punctuation does not part a name from its like', () => {
  expect(sortKeyOf("O'Brien").split(' ')[0]).toBe(sortKeyOf('OBrien').split(' ')[0])
  expect(sortKeyOf('Núñez-Ortiz').split(' ')[0]).toBe(sortKeyOf('Núñez Ortiz').split(' ')[0])
  expect(sortKeyOf('Acme, S.L.').split(' ')[0]).toBe('acme!sl')
})

test('a composed and a decomposed name have one key', () => {
  expect(sortKeyOf('Ñúñez'.normalize('NFD'))).toBe(sortKeyOf('Ñúñez'))
})

const spanishName = fc
  .array(
    fc.string({ unit: fc.constantFrom(...'abcdehmnñopquzáéíóúüABMNÑOZÁÉÚ'), minLength: 1, maxLength: 5 }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((words) => words.join(' '))

test('letters alone give the order of the Spanish collator', () => {
  const collator = new Intl.Collator('es', { sensitivity: 'base' })
  const letters = (name: string) => sortKeyOf(name).split(' ')[0] ?? ''
  fc.assert(
    fc.property(spanishName, spanishName, (a, b) => {
      expect(Math.sign(Buffer.compare(Buffer.from(letters(a)), Buffer.from(letters(b))))).toBe(
        Math.sign(collator.compare(a, b)),
      )
    }),
    { numRuns: 5000, seed: 2 },
  )
})

test('whole keys give the order of the Spanish collator, ties included', () => {
  const collator = new Intl.Collator('es', { sensitivity: 'variant' })
  const alike = fc.tuple(spanishName, fc.array(fc.nat(3), { maxLength: 24 })).map(([name, tweaks]) => {
    const other = [...name].map((letter, at) => tweak(letter, tweaks[at] ?? 0)).join('')
    return [name, other] as const
  })
  fc.assert(
    fc.property(alike, ([a, b]) => {
      expect(byBytes(a, b)).toBe(Math.sign(collator.compare(a, b)))
    }),
    { numRuns: 5000, seed: 3 },
  )
})

function tweak(letter: string, how: number): string {
  if (how === 1) return letter.toUpperCase()
  if (how === 2) return letter.normalize('NFD').charAt(0)
  if (how === 3 && /[aeiou]/.test(letter)) return `${letter}\u0301`.normalize('NFC')
  return letter
}

test('any text has a key that can be stored and indexed, in the same order for browser and database', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 3000 }), (text) => {
      const key = sortKeyOf(text)
      expect(key.isWellFormed() && !key.includes('\0')).toBe(true)
      expect(Buffer.byteLength(key)).toBeLessThan(2600)
      expect(initials).toContain(initialOf(text))
    }),
    { numRuns: 500, seed: 4 },
  )
})

test.each([
  ['Álvaro', 'A'],
  ['ñandú', 'Ñ'],
  ['Nuño', 'N'],
  ['¡Zas!', 'Z'],
  ['Øystein', 'O'],
  ['3M', '#'],
  ['محمد', '#'],
  ['', '#'],
])('%s stands under %s', (name, initial) => {
  expect(initialOf(name)).toBe(initial)
  expect(sortKeyOf(name) >= firstKeyOf(initial)).toBe(true)
})
