import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { foldText } from './fold-text.ts'
import { withoutSigns } from './without-signs.ts'

test.each([
  ['O’Brien', 'obrien'],
  ["D'Angelo Dell`Acqua", 'dangelo dellacqua'],
  ['José-María Núñez–Ortiz', 'josemaria nunezortiz'],
  ['Ferretería del Norte, S.A. de C.V.', 'ferreteria del norte, sa de cv'],
  ['S. A. P. I. de C. V.', 'sapi de cv'],
  ['Grupo S. de R. L.', 'grupo s. de rl'],
  ['Acme (S.L.U)', 'acme (slu)'],
  ['EE.UU., Ph.D.', 'eeuu, phd'],
  ['AT&T, H&M, Ruiz & Hijos', 'att, hm, ruiz & hijos'],
  ['Col·legi Paraŀlel', 'collegi parallel'],
  ["Rock 'n' Roll", 'rock n roll'],
])('%j is written %j by who leaves signs out', (name, plain) => {
  expect(withoutSigns(foldText(name))).toBe(plain)
})

test.each([
  'maria.garcia',
  'j.garcia',
  'dr. paz',
  'crm-00881',
  '2024-001',
  'xn--pen-8mak',
  "o'neil@a.b",
  'a - b',
])('the signs of %j stay', (text) => {
  expect(withoutSigns(text)).toBe(text)
})

test('only signs are left out, and what is left stays as it is', () => {
  fc.assert(
    fc.property(anyText(), (text) => {
      const folded = foldText(text)
      const letters = (all: string): string => all.replace(/['&·.\- ]/g, '')
      expect(letters(withoutSigns(folded))).toBe(letters(folded))
    }),
    { numRuns: 300, seed: 1 },
  )
})
