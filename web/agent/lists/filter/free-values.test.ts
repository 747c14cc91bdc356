import { expect, test } from 'vitest'
import { furtherValues } from './free-values.ts'

const spanish = (type: 'language' | 'region') => {
  const names = new Intl.DisplayNames('es-MX', { type })
  return (code: string) => names.of(code) ?? code
}
const valuesFor = (valuesOf: 'language' | 'country' | 'tag' | 'domain', written: string) =>
  furtherValues({ valuesOf }, written, spanish(valuesOf === 'country' ? 'region' : 'language')).map(
    ({ value }) => value,
  )

test('a language and a country are found by what they are called, and by their code', () => {
  expect(valuesFor('language', 'espa')).toContain('es')
  expect(valuesFor('language', 'ingl')).toContain('en-GB')
  expect(valuesFor('language', 'FR_ca')).toEqual(['fr-CA'])
  expect(valuesFor('country', 'Méx')).toContain('MX')
  expect(valuesFor('country', 'mx')).toEqual(['MX'])
})

test('what can be a value is offered as it is written, what cannot is not', () => {
  expect(valuesFor('tag', ' filtrado ')).toEqual(['filtrado'])
  expect(valuesFor('domain', 'Correo.example')).toEqual(['correo.example'])
  expect(valuesFor('domain', 'correo')).toEqual([])
  expect(valuesFor('language', 'xx-nada')).toEqual([])
})
