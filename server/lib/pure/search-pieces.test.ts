import { expect, test } from 'vitest'
import { holdsPiece, searchPieces, writtenPieces } from './search-pieces.ts'

test.each([
  ['Ibáñez  LUCÍA', [['ibanez'], ['lucia']]],
  ['ana Ana ána', [['ana']]],
  ['', []],
  ['612 34 56', [['6123456', '612 34 56']]],
  ['+34 (612) 34-56', [['346123456', '+34 (612) 34-56']]],
  ['+34', [['34', '+34']]],
  ['garcia 55 12', [['garcia'], ['5512', '55 12']]],
  ['55 12 garcia', [['5512', '55 12'], ['garcia']]],
  ['2024-001', [['2024001', '2024-001']]],
  ['crm-00881', [['crm-00881']]],
  ['3 1', [['3'], ['1']]],
  ['941', [['941']]],
  ['ana - 612', [['ana'], ['612', '- 612']]],
  ['-', [['-']]],
  ["O'Brien", [["o'brien", 'obrien']]],
  ['Acme S.A. de CV', [['acme'], ['s.a.', 'sa'], ['de'], ['cv']]],
  ['Acme S. A.', [['acme'], ['s. a.', 'sa']]],
  ['AT&T', [['at&t', 'att']]],
  ['jose-maria', [['jose-maria', 'josemaria']]],
  ['García, Ana', [['garcia'], ['ana']]],
  ['acme ltd.', [['acme'], ['ltd']]],
  ['ana j. paz', [['ana'], ['j.', 'j'], ['paz']]],
  ["d'an", [["d'an"]]],
  ['s.a.', [['s.a.']]],
  ['maria.', [['maria.']]],
  ['maria.garcia', [['maria.garcia']]],
  ["o'neil@mi-casa.example", [["o'neil@mi-casa.example"]]],
  ['mi-casa.example', [['mi-casa.example']]],
])('%j is looked for as %j', (query, pieces) => {
  expect(searchPieces(query)).toEqual(pieces)
})

test('as it is written, a query has its signs', () => {
  expect(writtenPieces("O'Brien S. A. garcia,")).toEqual([["o'brien"], ['s.'], ['a.'], ['garcia,']])
})

test('no more than eight words are looked for', () => {
  expect(searchPieces('a b c d e f g h i j')).toHaveLength(8)
})

test.each([
  ['lucia fogarty garcia', ['ga'], true],
  ['lucia fogarty', ['ga'], false],
  ['lucia fogarty', ['gar'], true],
  ['ana 2024-001', ['2024001', '2024-001'], true],
])('%j holds %j: %j', (text, piece, holds) => {
  expect(holdsPiece(text, piece)).toBe(holds)
})
