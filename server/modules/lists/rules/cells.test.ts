import { expect, test } from 'vitest'
import { guarded } from './cells.ts'

test.each([
  '=1+1',
  '+SUM(A1)',
  '-A1',
  '@SUM(A1)',
  '＝1+1',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u{a0}\t =1+1',
  '\u{200b}=1+1',
  '\u{feff}@SUM(A1)',
  '\t+52 55 5604 9218',
])('what a sheet would take for a formula is text: %j', (cell) => {
  expect(guarded(cell)).toBe(`'${cell}`)
})

test.each(['', 'Ana', '-5', '+52 55 5604 9218', ' +52 55', 'a=1', 'ana@ejemplo.mx', "'ya"])(
  'what a sheet takes for what it is stays as it was: %j',
  (cell) => {
    expect(guarded(cell)).toBe(cell)
  },
)
