import { expect, it } from 'vitest'
import { said } from './fixture.ts'
import { noLiteralTexts } from './rules/web-texts.ts'
import { wrongAddress } from './texts/register.ts'
import { moduleWordsForAll } from './texts/words.ts'

const page = 'web/agent/directory/Page.tsx'
const words = 'server/modules/directory/words.ts'

it.each([
  ['words between tags', '<p>Save</p>'],
  ['words in braces', "<p>{'Save'}</p>"],
  ['a label that is read out', '<a aria-label="Save" />'],
  ['a placeholder in braces', '<input placeholder={`Name`} />'],
])('%s without a translation fail', (_claim, jsx) => {
  expect(said(noLiteralTexts, { [page]: `export const a = ${jsx}` })).toHaveLength(1)
})

it('translated words, key caps, code, signs, the product’s name and attributes for machines pass', () => {
  const jsx =
    '<p className="Big" title={t`Save`}><Trans>Save <b>now</b></Trans> · 3 <kbd>Ctrl</kbd> <code>id</code> Encopia</p>'
  expect(said(noLiteralTexts, { [page]: `export const a = ${jsx}` })).toEqual([])
})

it('a sentence in one language only fails', () => {
  const text = `export const words = { es: { a: 'Falta', b: 'Sobra' }, en: { a: 'Missing' } } as const`
  expect(said(moduleWordsForAll, { [words]: text })).toEqual([`error ${words}:1 b is not said in English`])
})

it('a problem that addresses its reader fails, in either way', () => {
  const text = `export const words = { es: { a: 'Escribe un nombre', b: (p) => \`Usted no puede \${p}\` }, en: { a: '', b: '' } }`
  expect(said(moduleWordsForAll, { [words]: text })).toHaveLength(2)
})

it.each([
  ['agent', 'Puede guardar su trabajo. Elija un contacto.'],
  ['agent', '¿Y además la empresa de tras la reunión?'],
  ['customer', 'Puedes guardar tu contacto. Elige otro.'],
  ['customer', 'Para que se abra la página'],
  ['both', 'Contacto guardado'],
] as const)('to %s one may say: %s', (reader, text) => {
  expect(wrongAddress(text, reader)).toEqual([])
})

it.each([
  ['agent', 'Tu contacto'],
  ['agent', 'Recibirás un correo'],
  ['agent', 'Listo. Elige un contacto'],
  ['customer', 'Guarde su contacto'],
  ['customer', 'Usted decide'],
  ['customer', 'Elija otro'],
  ['both', 'Te avisaremos'],
  ['both', 'Revise los datos'],
] as const)('to %s one does not say: %s', (reader, text) => {
  expect(wrongAddress(text, reader)).not.toEqual([])
})
