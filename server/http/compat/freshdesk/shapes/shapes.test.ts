import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal } from '../../../../lib/errors.ts'
import { readTimeZone, timeZones } from '../../../../lib/pure/time-zones.ts'
import { refusedAs } from './errors.ts'
import { asTyped, FormFile, valueOfForm } from './form.ts'
import { railsZoneOf, railsZones, zoneOfRails } from './time-zones.ts'
import { readTime, timeOf } from './times.ts'

describe('times', () => {
  test.each([
    ['2026-02-28', '2026-02-28T00:00:00.000Z'],
    ['2026-02-28T10:20', '2026-02-28T10:20:00.000Z'],
    ['2026-02-28T10:20:30', '2026-02-28T10:20:30.000Z'],
    ['2026-02-28T10:20:30Z', '2026-02-28T10:20:30.000Z'],
    ['2026-02-28T10:20:30+05:30', '2026-02-28T04:50:30.000Z'],
    ['2026-02-28T10:20:30-06', '2026-02-28T16:20:30.000Z'],
    ['2026-02-28T10:20:30+0530', '2026-02-28T04:50:30.000Z'],
    ['2026-02-28T10:20:30.123Z', '2026-02-28T10:20:30.000Z'],
  ])('Freshdesk · times · %s is read', (typed, read) => {
    expect(readTime(typed)?.toISOString()).toBe(read)
  })

  test.each([
    '',
    'ayer',
    '2026-02-30',
    '2026-13-01',
    '28/02/2026',
    '2026-02-28T25:00',
    '2026-02-28 10:20',
    '1772272800',
  ])('Freshdesk · times · %s is none', (typed) => {
    expect(readTime(typed)).toBeNull()
  })

  test('Freshdesk · times · are written in UTC, in whole seconds', () => {
    expect(timeOf(new Date('2026-02-28T10:20:30.999Z'))).toBe('2026-02-28T10:20:30Z')
  })
})

describe('time zones', () => {
  test('Freshdesk · time zones · each of the 149 names leads to a zone in force that leads back to a name of it', () => {
    expect(railsZones).toHaveLength(149)
    for (const name of railsZones) {
      const zone = zoneOfRails(name)
      expect([name, readTimeZone(zone)]).toEqual([name, { ok: true, value: zone }])
      expect(zoneOfRails(railsZoneOf(zone) ?? '')).toBe(zone)
    }
  })

  test('Freshdesk · time zones · a zone without a name here shows one whose clocks agree, or its own', () => {
    expect(railsZoneOf('Europe/Oslo')).toBe('Madrid')
    expect(railsZoneOf('America/Cancun')).toBe('Bogota')
    expect(railsZoneOf('Australia/Lord_Howe')).toBe('Australia/Lord_Howe')
    const nameless = timeZones().filter((zone) => zone !== 'UTC' && railsZoneOf(zone) === zone)
    expect(nameless.length).toBeLessThan(20)
  })
})

describe('forms', () => {
  const shape = z.toJSONSchema(
    z.strictObject({
      name: z.string().nullable().optional(),
      company_id: z.number().int().nullable().optional(),
      seen: z.boolean().optional(),
      tags: z.array(z.string()).optional(),
      ids: z.array(z.number()).optional(),
      others: z.array(z.strictObject({ id: z.number() })).optional(),
      custom_fields: z.record(z.string(), z.unknown()).optional(),
      avatar: FormFile.optional(),
    }),
    { io: 'input', unrepresentable: 'any' },
  )
  const read = (...fields: [string, string][]) => valueOfForm(fields, shape)

  test.each([
    ['texts stay texts', [['name', '77']], { name: '77' }],
    ['an empty text is nothing', [['name', '']], { name: null }],
    ['numbers', [['company_id', '77']], { company_id: 77 }],
    ['what is no number stays as it is', [['company_id', '7x']], { company_id: '7x' }],
    ['truths in any case', [['seen', 'True']], { seen: true }],
    [
      'lists',
      [
        ['tags[]', 'a'],
        ['tags[]', '7'],
      ],
      { tags: ['a', '7'] },
    ],
    [
      'lists with numbers of their places',
      [
        ['ids[0]', '1'],
        ['ids[1]', '2'],
      ],
      { ids: [1, 2] },
    ],
    [
      'of a name without brackets the last',
      [
        ['name', 'a'],
        ['name', 'b'],
      ],
      { name: 'b' },
    ],
    ['unknown names, to be refused', [['x[y]', '1']], { x: { y: expect.anything() } }],
    ['half brackets, as a name', [['tags[', 'a']], { 'tags[': expect.anything() }],
  ] as [string, [string, string][], object][])('Freshdesk · forms · %s', (_name, fields, value) => {
    expect(read(...fields)).toEqual(value)
  })

  test('Freshdesk · forms · a custom field is of the type that its definition says', () => {
    const { custom_fields: custom } = read(['custom_fields[a]', '4'], ['custom_fields[b]', '']) as {
      custom_fields: Record<string, unknown>
    }
    expect([asTyped(custom.a, 'number'), asTyped(custom.a, 'text'), asTyped(custom.b, 'text')]).toEqual([
      4,
      '4',
      null,
    ])
    expect(asTyped('4', 'number')).toBe('4')
  })

  test('Freshdesk · forms · a name that means something to the language is a name like any other', () => {
    const value = read(['__proto__[admin]', 'true'], ['constructor', 'x'])
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor'])
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})

describe('errors', () => {
  const entry = (code: string, params?: Record<string, string | number>) =>
    (
      refusedAs(new Refusal('invalid', [{ path: 'x', code, ...(params ? { params } : {}) }])).body as {
        errors: { code: string; additional_info?: object }[]
      }
    ).errors[0]

  test.each([
    ['shape.unknown', 'invalid_field'],
    ['shape.required', 'missing_field'],
    ['shape.type', 'datatype_mismatch'],
    ['shape.value', 'invalid_value'],
    ['field.required', 'missing_field'],
    ['email.taken', 'duplicate_value'],
    ['activation.active', 'inconsistent_state'],
    ['freshdesk.read-only', 'readonly_field'],
    ['nobody.knows-this', 'invalid_value'],
  ])('Freshdesk · errors · %s is told as %s', (code, told) => {
    expect(entry(code)?.code).toBe(told)
  })

  test.each([
    ['invalid', 400],
    ['conflict', 409],
    ['stale', 409],
    ['missing', 404],
    ['forbidden', 403],
    ['unauthenticated', 401],
    ['busy', 429],
  ] as const)('Freshdesk · errors · a refusal that is %s has status %i', (kind, status) => {
    expect(refusedAs(new Refusal(kind, [{ path: 'x', code: 'shape.value' }])).status).toBe(status)
  })

  test('Freshdesk · errors · a department is nobody, so that no user is named', () => {
    const held = { id: 7, name: 'Soporte', kind: 'department' }
    expect(entry('email.taken', held)?.additional_info).toBeUndefined()
  })
})
