import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMailList } from './mail-list.ts'

const read = (typed: string) => readMailList(typed).map((each) => [each.name, each.typed])

test.each<[string, [string | null, string][]]>([
  ['María Peña <m@x.es>', [['María Peña', 'm@x.es']]],
  ['"Peña, María" <m@x.es>', [['Peña, María', 'm@x.es']]],
  ['Peña, María <m@x.es>', [['Peña, María', 'm@x.es']]],
  [
    'Acme, S.L., Ana <a@x.es>; b@x.es',
    [
      ['Acme, S.L., Ana', 'a@x.es'],
      [null, 'b@x.es'],
    ],
  ],
  [
    "'Ana' <a@x.es>, 'b@x.es' <b@x.es>",
    [
      ['Ana', 'a@x.es'],
      [null, 'b@x.es'],
    ],
  ],
  [
    'a@x.es, b@x.es;c@x.es\nd@x.es\r\n\r\n',
    [
      [null, 'a@x.es'],
      [null, 'b@x.es'],
      [null, 'c@x.es'],
      [null, 'd@x.es'],
    ],
  ],
  [
    'a@x.es b@x.es\tc@x.es',
    [
      [null, 'a@x.es'],
      [null, 'b@x.es'],
      [null, 'c@x.es'],
    ],
  ],
  [
    'Ana <a@x.es> Luz <b@x.es>',
    [
      ['Ana', 'a@x.es'],
      ['Luz', 'b@x.es'],
    ],
  ],
  ['María Peña m@x.es', [['María Peña', 'm@x.es']]],
  ['m@x.es (María Peña)', [['María Peña', 'm@x.es']]],
  ['mailto:m@x.es', [[null, 'm@x.es']]],
  ['<m@x.es>', [[null, 'm@x.es']]],
  ['"María \\"la jefa\\"" <m@x.es>', [['María "la jefa"', 'm@x.es']]],
  [
    'Ana, a@x.es',
    [
      [null, 'Ana'],
      [null, 'a@x.es'],
    ],
  ],
  ['sin arroba', [[null, 'sin arroba']]],
  [' , ;\n', []],
])('%j', (typed, expected) => {
  expect(read(typed)).toEqual(expected)
})

test('each address says for itself what is wrong', () => {
  expect(readMailList('a@x.es, b@@x.es').map((each) => each.reading.ok)).toEqual([true, false])
})

test('any text is read in time that grows with its length alone', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'a@x. ,;<>"\'\\()\n\ud800') }),
      (text) => void readMailList(text),
    ),
    {
      numRuns: 2000,
      seed: 6,
    },
  )
  for (const piece of ['"', '<', ',', 'a ', '(', '\\', 'a@x.es,', 'Ana, ', '\ud800']) {
    const started = performance.now()
    readMailList(piece.repeat(1_000_000))
    // Of a machine that is busy: what grew with the square of the length would take hours.
    expect(performance.now() - started).toBeLessThan(10_000)
  }
})
