import { expect, test } from 'vitest'
import { matchesFolded } from './fold.ts'

test.each([
  ['María Muñoz Íñiguez', 'munoz', true],
  ['María Muñoz Íñiguez', 'ini mar', true],
  ['Ciudad de México (UTC−6)', 'mex', true],
  ['Ciudad de México (UTC−6)', 'exico', false],
  ['Madrid', '', true],
])('«%s» against «%s»: %s', (label, written, isFound) => {
  expect(matchesFolded(label, written)).toBe(isFound)
})
