import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { countries } from './countries.ts'
import { incompleteIn, type PostalAddress, postalLines, readPostalAddress } from './postal-address.ts'
import { formFieldsOf, postalFields, postalFormatOf } from './postal-format.ts'
import { findRegion, regionsOf } from './postal-regions.ts'

const read = async (draft: Record<string, string>) =>
  readPostalAddress(draft, await regionsOf(draft.country ?? null))
const address = (fields: Partial<PostalAddress>): PostalAddress => ({
  ...(Object.fromEntries(postalFields.map((field) => [field, null])) as PostalAddress),
  ...fields,
})

test('a Mexican address has its colonia on the second line, before the postcode', async () => {
  const draft = {
    country: 'MX',
    street1: ' Av. Juárez 10 ',
    street2: 'Centro',
    city: 'Cuauhtémoc',
    state: 'cdmx',
    postcode: '06010',
  }
  const reading = await read(draft)
  expect(reading).toMatchObject({
    faults: [],
    address: { state: 'Ciudad de México', street1: 'Av. Juárez 10' },
  })
  expect(postalLines(reading.address as PostalAddress)).toEqual([
    'Av. Juárez 10',
    'Centro',
    '06010 Cuauhtémoc, Ciudad de México',
  ])
  expect(incompleteIn(reading.address as PostalAddress, await regionsOf('MX'))).toEqual([])
  expect(formFieldsOf('MX')).toEqual([
    { field: 'street1', label: 'street1', required: true },
    { field: 'street3', label: 'street3', required: false },
    { field: 'street2', label: 'neighborhood', required: false },
    { field: 'postcode', label: 'postcode', required: true },
    { field: 'city', label: 'city', required: true },
    { field: 'state', label: 'state', required: true },
  ])
})

test('a Spanish address names its province, as its people do', async () => {
  const draft = { country: 'ES', street1: 'C/ Mayor, 3', postcode: '48001', city: 'Bilbao', state: 'BIZKAIA' }
  const { address } = await read(draft)
  expect(postalLines(address as PostalAddress)).toEqual(['C/ Mayor, 3', '48001 Bilbao Bizkaia'])
  const labels = formFieldsOf('ES').map((each) => each.label)
  expect(labels).toEqual(['street1', 'street2', 'street3', 'postcode', 'city', 'province'])
})

test.each([
  ['ES', 'bizkaia', 'Vizcaya'],
  ['ES', 'LERIDA', 'Lérida'],
  ['ES', 'M', 'Madrid'],
  ['US', 'ca', 'California'],
  ['AR', 'Cordoba', 'Córdoba'],
  ['JP', '東京都', 'Tokyo'],
  ['MX', 'edo de mexico', 'Estado de México'],
])('in %s %s is the region %s', async (country, typed, name) => {
  expect(findRegion(await regionsOf(country), typed)?.[1][0]).toBe(name)
})

test('every fault is told at once, by field', async () => {
  const { faults } = await read({
    country: 'ES',
    street1: 'a\0',
    postcode: '123',
    city: 'x'.repeat(101),
    block: 'todo',
  })
  expect(faults.map((each) => [each.field, each.fault.code])).toEqual([
    ['street1', 'text.control-character'],
    ['city', 'text.too-long'],
    ['postcode', 'postal-address.bad-postcode'],
    ['block', 'postal-address.two-forms'],
  ])
  expect((await read({ country: 'XX' })).faults).toEqual([
    { field: 'country', fault: { code: 'postal-address.unknown-country' } },
  ])
})

test('an address may be incomplete, until it is asked to be complete', async () => {
  expect(await read({})).toEqual({ address: null, faults: [] })
  expect((await read({ city: 'Monterrey' })).faults).toEqual([])
  expect(incompleteIn(address({ city: 'Monterrey' }), []).map((each) => each.field)).toEqual(['country'])
  const missing = incompleteIn(
    address({ country: 'MX', city: 'Monterrey', state: 'Texas' }),
    await regionsOf('MX'),
  )
  expect(missing.map((each) => [each.field, each.fault.code])).toEqual([
    ['street1', 'postal-address.required'],
    ['postcode', 'postal-address.required'],
    ['state', 'postal-address.unknown-state'],
  ])
  expect(incompleteIn(address({ country: 'MX', block: 'Apartado 3' }), [])).toEqual([])
})

test.each([
  ['GB', 'ec1y 8sy', 'EC1Y 8SY'],
  ['CH', 'CH-8000', '8000'],
  ['PT', '1000-001', '1000-001'],
  ['AE', '00000', '00000'],
])('in %s the postcode %s is kept as %s', async (country, typed, postcode) => {
  expect(await read({ country, postcode: typed })).toMatchObject({ faults: [], address: { postcode } })
})

test('a block is shown as it was written', () => {
  expect(postalLines(address({ block: 'Uno\nDos', country: 'ES' }))).toEqual(['Uno', 'Dos'])
})

test('what a country has no place for is still shown', () => {
  expect(
    postalLines(address({ country: 'GB', street1: '1 Road', city: 'Leeds', state: 'Yorkshire' })),
  ).toEqual(['1 Road', 'Leeds', 'Yorkshire'])
})

test('every country has a form whose example postcode passes, and lines without loose separators', async () => {
  for (const country of countries) {
    const { postcode } = postalFormatOf(country)
    if (postcode) expect((await read({ country, postcode: postcode.example })).faults, country).toEqual([])
    const fields = formFieldsOf(country).map((each) => each.field)
    expect(new Set(fields).size, country).toBe(fields.length)
    for (const field of fields) {
      for (const line of postalLines(address({ country, [field]: 'Texto' })))
        expect(line, country).toMatch(/^[^\s,/-].*[^\s,/-]$/)
    }
  }
})

test('every list of regions can be loaded, and each region is found by its own code and names', async () => {
  for (const file of readdirSync(new URL('postal-regions/', import.meta.url)).filter((name) =>
    name.endsWith('.json'),
  )) {
    const regions = await regionsOf(file.slice(0, 2))
    expect(regions.length, file).toBeGreaterThan(1)
    for (const [code, names] of regions) {
      expect(findRegion(regions, names[0] ?? '')?.[0], file).toBe(code)
    }
  }
  expect(await regionsOf('FR')).toEqual([])
  expect(await regionsOf('__proto__')).toEqual([])
})

test('no text makes it throw', async () => {
  const regions = await regionsOf('ES')
  const typed = fc.record(Object.fromEntries(postalFields.map((field) => [field, anyText()])))
  fc.assert(
    fc.property(typed, fc.constantFrom('ES', 'MX', 'GB', ''), (draft, country) => {
      const { address } = readPostalAddress({ ...draft, country }, regions)
      if (address) expect(postalLines(address).join('\n')).not.toContain('\0')
    }),
    { numRuns: 500, seed: 14 },
  )
})
