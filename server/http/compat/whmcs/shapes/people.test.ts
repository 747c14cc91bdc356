import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contactLanguages } from '../../../../lib/pure/languages.ts'
import { isSameLanguage, languageName, languageOf } from './languages.ts'
import { namesFrom, namesOf } from './names.ts'
import { phoneOf } from './phone.ts'
import { placeFrom, placeOf } from './place.ts'
import { categoriesFrom, givenPreferences, preferences, preferencesOf } from './preferences.ts'

describe('names', () => {
  test.each([
    [{ name: 'Ana Ruiz Peña', givenNames: null, familyNames: null }, 'Ana', 'Ruiz Peña'],
    [{ name: 'Ana Ruiz', givenNames: 'Ana', familyNames: null }, 'Ana', ''],
    [{ name: 'Ruiz', givenNames: null, familyNames: 'Ruiz' }, '', 'Ruiz'],
    [{ name: 'Papelera', givenNames: null, familyNames: null }, 'Papelera', ''],
    [{ name: 'María José Ruiz', givenNames: 'María José', familyNames: 'Ruiz' }, 'María José', 'Ruiz'],
  ])('%o is told in two parts', (names, firstname, lastname) => {
    expect(namesOf(names)).toEqual({ firstname, lastname })
  })

  test('two parts that are sent are told again', () => {
    const part = fc.stringMatching(/^[A-Za-zñé]{1,9}( [A-Za-z]{1,9})?$/)
    fc.assert(
      fc.property(part, fc.option(part, { nil: '' }), (firstname, lastname) => {
        const names = namesFrom({ firstname, lastname }, { firstname: '', lastname: '' }, 'nadie')
        expect(names && namesOf(names)).toEqual({ firstname, lastname })
      }),
    )
  })

  test('what is not sent stays, and what is emptied falls back', () => {
    const before = { firstname: 'Ana', lastname: 'Ruiz' }
    expect(namesFrom({}, before, 'x')).toBeUndefined()
    expect(namesFrom({ lastname: 'Peña' }, before, 'x')).toMatchObject({ name: 'Ana Peña' })
    expect(namesFrom({ firstname: '', lastname: '' }, before, 'x')).toEqual({
      name: 'x',
      givenNames: null,
      familyNames: null,
    })
  })
})

describe('languages', () => {
  test.each([
    ['english', 'en'],
    ['spanish', 'es'],
    ['Spanish', 'es'],
    ['catalan', 'ca'],
    ['portuguese-br', 'pt-BR'],
    ['portuguese-pt', 'pt-PT'],
    ['farsi', 'fa'],
    ['ukranian', 'uk'],
  ])('%s is %s', (name, tag) => {
    expect(languageOf(name)).toBe(tag)
    expect(languageName(tag)).toBe(name.toLowerCase())
  })

  test('every language that a contact can be given has a full name that leads back to it', () => {
    for (const tag of contactLanguages)
      expect([tag, isSameLanguage(languageOf(languageName(tag)) ?? null, tag)]).toEqual([tag, true])
  })

  test.each(['', 'klingon', 'es', '__proto__', 'constructor'])('%j is the name of none', (name) => {
    expect(languageOf(name)).toBeUndefined()
  })
})

test.each([
  [{ typed: '01234 567890', e164: '+441234567890' }, '44', '+44.1234567890'],
  [{ typed: '915 555 555', e164: '+34915555555' }, '34', '+34.915555555'],
  [{ typed: '+1 787 123 4567', e164: '+17871234567' }, '1', '+1.7871234567'],
  [{ typed: 'ext. 7', e164: null }, '', 'ext. 7'],
  [null, '', ''],
])('a phone %o has the calling code %s and is %s for registrars', (phone, phonecc, phonenumberformatted) => {
  expect(phoneOf(phone)).toEqual({ phonenumber: phone?.typed ?? '', phonecc, phonenumberformatted })
})

describe('places', () => {
  const empty = { street1: null, street2: null, street3: null, city: null, state: null, postcode: null }
  const before = {
    ...empty,
    street1: 'Calle Mayor 1',
    street3: 'Al fondo',
    city: 'León',
    country: 'ES',
    block: null,
  }

  test('a field that is sent takes the place of its own only', () => {
    expect(placeFrom({ city: 'Cádiz' }, before)).toEqual({ ...before, city: 'Cádiz' })
    expect(placeFrom({}, before)).toBeUndefined()
  })

  test('an address that was written as a block goes when lines come, and stays when only the country does', () => {
    const written = { ...empty, country: 'ES', block: 'Apartado 7\nLeón' }
    expect(placeOf(written)).toMatchObject({ address1: '', country: 'ES' })
    expect(placeFrom({ address1: 'Calle Mayor 1' }, written)).toMatchObject({ block: null })
    expect(placeFrom({ country: 'PT', city: '' }, written)).toMatchObject({
      block: written.block,
      country: 'PT',
    })
  })
})

test('preferences and categories lead back to each other', () => {
  fc.assert(
    fc.property(fc.subarray([...preferences]), (wanted) => {
      const given = preferences.map((each) => [each, wanted.includes(each)] as const)
      const ticked = categoriesFrom(given, []) ?? []
      expect(preferencesOf(ticked)).toEqual(Object.fromEntries(given))
    }),
  )
})

test('of nested and flat preferences the nested ones count', () => {
  const fields = { email_preferences: { invoice: false }, invoiceemails: true, domainemails: true }
  expect(givenPreferences(fields)).toEqual([
    ['invoice', false],
    ['domain', true],
  ])
})
