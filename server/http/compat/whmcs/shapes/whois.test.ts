import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '../../../../../test/harness/any-text.ts'
import { share } from '../../../../../test/harness/soak.ts'
import type { Holder } from '../../../../modules/domains/index.ts'
import { readAttachments } from './attachments.ts'
import { readWhois } from './read-whois.ts'
import { changesIn, detailsOf, presentWhois } from './whois.ts'

const holder: Holder = {
  holder: 7,
  name: 'Nuria Casals Puig',
  givenNames: 'Nuria',
  familyNames: 'Casals Puig',
  organisation: null,
  taxId: null,
  email: 'nuria@casals.example',
  address: 'nuria@casals.example',
  phoneE164: '+34612345678',
  postalAddress: { street1: 'Bruc 12', city: 'Barcelona', postcode: '08010', country: 'ES', state: null },
  personId: null,
  language: 'es',
  timeZone: null,
  suppressedAt: null,
}
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const written = (fields: object) =>
  `<contactdetails><Tech>${Object.entries(fields)
    .map(([tag, value]) => `<${tag}>${escaped(String(value ?? ''))}</${tag}>`)
    .join('')}</Tech></contactdetails>`

describe('who is behind a domain', () => {
  test('what is told and written back changes nothing, whoever it is', () => {
    // XML trims and has no control characters; what our fields hold neither begins nor ends with a blank.
    const text = anyText({ maxLength: 15 }).map((each) =>
      each
        .toWellFormed()
        .replaceAll(/[\p{C}\p{Z}\ufffd]+/gu, ' ')
        .trim(),
    )
    const person = fc.record({
      name: text.filter((each) => each !== ''),
      organisation: fc.option(text),
      street1: fc.option(text),
      city: fc.option(text),
    })
    fc.assert(
      fc.property(person, ({ name, organisation, street1, city }) => {
        const somebody = {
          ...holder,
          ...{ name, givenNames: null, familyNames: null, organisation },
          postalAddress: { ...holder.postalAddress, street1, city },
        }
        const details = detailsOf(somebody)
        const read = readWhois(written(JSON.parse(presentWhois(details))))
        expect(read).toHaveProperty('roles')
        const said = 'roles' in read ? read.roles.get('technical') : undefined
        expect(changesIn(said ?? { name: '?' }, details)).toEqual({})
      }),
      { numRuns: share({ test: 200, soak: 20_000 }) },
    )
  })

  test('whatever comes as XML is read or refused, and never fails', () => {
    fc.assert(
      fc.property(anyText(), anyText({ maxLength: 10 }), (xml, tag) => {
        for (const given of [xml, `<contactdetails>${xml}</contactdetails>`, written({ [tag]: xml })])
          expect(Object.keys(readWhois(given))).toHaveLength(1)
      }),
      { numRuns: share({ test: 300, soak: 30_000 }) },
    )
  })

  test.each<[object, object]>([
    [{ Name: 'Nuria Casals Puig', Telephone: '612 345 678', Tel_Country_Code: '34' }, {}],
    [{ First_Name: 'Nuria', Last_Name: 'Casals Puig', Country: 'es' }, {}],
    [{ Name: 'Nuria Casals' }, { name: 'Nuria Casals' }],
    [{ Last_Name: 'Casals' }, { lastName: 'Casals' }],
    [{ Phone: '+34.933000111' }, { phone: '+34.933000111' }],
    [
      { Company: 'Casals SL', Zip: '' },
      { organisation: 'Casals SL', postcode: '' },
    ],
  ])('of %j what differs is %j', (fields, changes) => {
    const read = readWhois(written(fields))
    const said = 'roles' in read ? read.roles.get('technical') : undefined
    expect(changesIn(said ?? {}, detailsOf(holder))).toEqual(changes)
  })

  test('references of characters are read, as PHP writes them', () => {
    const read = readWhois(
      '<contactdetails><Tech><Name>A &amp; B &#241; &#xF1;</Name></Tech></contactdetails>',
    )
    expect(read).toEqual({ roles: new Map([['technical', { name: 'A & B ñ ñ' }]]) })
  })
})

test('attachments are lists of names and contents in base64, or nothing at all', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  const file = { name: 'a', data: base64('x') }
  expect(readAttachments(base64(JSON.stringify([file])))).toEqual([{ name: 'a', content: Buffer.from('x') }])
  expect([undefined, '', ' '].map(readAttachments)).toEqual([[], [], []])
  for (const given of ['{}', '"a"', '[{"name":"a"}]', '[{"name":"a","data":"%%%"}]', 'null'])
    expect(readAttachments(base64(given))).toBeNull()
  expect(readAttachments('%%')).toBeNull()
})
