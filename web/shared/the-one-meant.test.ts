import { expect, test } from 'vitest'
import { theOneMeant } from '../ui/the-one-meant.ts'
import { matchesFolded } from './fold.ts'

const choices = ['Software', 'Seguros', 'Servicios', 'Servicios públicos'].map((label) => ({ label }))

test.each([
  ['Software', 'Software'],
  ['softw', 'Software'],
  ['servicios', 'Servicios'],
  ['publi', 'Servicios públicos'],
  ['se', 'several'],
  ['Platino', 'none'],
])('«%s» means %s', (written, meant) => {
  const one = theOneMeant(choices, written, matchesFolded)
  expect(typeof one === 'object' ? one.label : one).toBe(meant)
})
