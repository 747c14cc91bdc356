import { expect, test } from 'vitest'
import { matchedRanges } from './matched-ranges.ts'

const marked = (text: string, query: string) =>
  matchedRanges(text, query).map(({ from, to }) => text.slice(from, to))

test.each([
  ['Lucía Ibáñez', 'ibanez', ['Ibáñez']],
  ['Lucía Ibáñez', 'ib luc', ['Luc', 'Ib']],
  ['Susana Ana', 'ana', ['Ana']],
  ['Susana', 'ana', ['ana']],
  ['Straße', 'strasse', ['Straße']],
  ['Ibáñez'.normalize('NFD'), 'bañ', ['báñ'.normalize('NFD')]],
  ['Ana', 'zzz', []],
  ['Ana', '', []],
  ['Mary O’Brien', 'obrien', ['O’Brien']],
  ['Mary OBrien', "o'brien", ['OBrien']],
  ['Norte, S. A. de C.V.', 'sa de cv norte', ['Norte', 'S. A.', 'de', 'C.V.']],
  ['José-María', 'maria jose', ['José', 'María']],
  ['José-María', 'josem', ['José-M']],
  ['AT&T', 'att', ['AT&T']],
  ['Rosa S.A.', 'sa', ['S.A.']],
  ['Ana García', 'García, Ana', ['Ana', 'García']],
  ['ana anabel', 'an ana', ['ana']],
])('%s searched for “%s” is marked at %j', (text, query, expected) => {
  expect(marked(text, query)).toEqual(expected)
})
