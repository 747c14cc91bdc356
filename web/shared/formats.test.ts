import { i18n } from '@lingui/core'
import { beforeEach, describe, expect, test } from 'vitest'
import { formatAgo, formatDay, formatNumber, languageName } from './formats.ts'
import { timeZoneName } from './time-zone-name.ts'

const now = new Date('2026-11-21T18:00:00Z')
const timeZone = 'UTC'

beforeEach(() => i18n.loadAndActivate({ locale: 'es', messages: {} }))

describe('dates', () => {
  test('a year always has four digits', () => {
    expect(formatDay('2026-11-21T12:00:00Z', timeZone)).toBe('21 nov 2026')
  })

  test('are relative under seven days and absolute from then on', () => {
    expect(formatAgo('2026-11-21T16:00:00Z', { now, timeZone })).toBe('hace 2 h')
    expect(formatAgo('2026-11-20T17:00:00Z', { now, timeZone })).toBe('ayer')
    expect(formatAgo('2026-11-14T18:00:00Z', { now, timeZone })).toBe('14 nov 2026')
  })
})

test('numbers follow the language', () => {
  expect(formatNumber(12480)).toBe(new Intl.NumberFormat('es').format(12480))
})

test('a language has a name that can stand alone', () => {
  expect(languageName('es-MX')).toBe('Español (México)')
})

test('a time zone is its city and its offset', () => {
  expect(timeZoneName('Europe/Madrid', now)).toBe('Madrid (UTC+1)')
})
