import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, compareDates, type DateOnly, dayIn, readDateOnly, startOfDay } from './date-only.ts'

const date = (text: string) => text as DateOnly

test.each(['2026-11-21', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a date', (text) => {
  expect(readDateOnly(` ${text} `)).toEqual({ ok: true, value: text })
})

test.each([
  ['2026-02-30', 'date.impossible'],
  ['2025-02-29', 'date.impossible'],
  ['2026-13-01', 'date.impossible'],
  ['2026-00-10', 'date.impossible'],
  ['0000-01-01', 'date.impossible'],
  ['2026-1-1', 'date.bad-shape'],
  ['21/11/2026', 'date.bad-shape'],
  ['2026-11-21T10:00:00Z', 'date.bad-shape'],
  ['+002026-11-21', 'date.bad-shape'],
  ['２０２６-11-21', 'date.bad-shape'],
  ['', 'date.bad-shape'],
  [' '.repeat(1_000_000), 'date.bad-shape'],
])('%.30s is refused as %s', (typed, code) => {
  expect(readDateOnly(typed)).toEqual({ ok: false, fault: { code } })
})

test('dates follow each other over months and leap years', () => {
  expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01')
  expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31')
  expect(compareDates(date('2026-09-30'), date('2026-10-01'))).toBeLessThan(0)
})

test("a day is the zone's day", () => {
  const instant = new Date('2026-11-21T03:30:00Z')
  expect(dayIn('America/Mexico_City', instant)).toBe('2026-11-20')
  expect(dayIn('Europe/Madrid', instant)).toBe('2026-11-21')
  expect(dayIn('Pacific/Kiritimati', new Date('2026-11-21T10:00:00Z'))).toBe('2026-11-22')
})

test.each([
  ['Europe/Madrid', '2026-11-21', '2026-11-20T23:00:00.000Z'],
  ['Europe/Madrid', '2026-03-29', '2026-03-28T23:00:00.000Z'],
  ['Europe/Madrid', '2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['America/Mexico_City', '2026-11-21', '2026-11-21T06:00:00.000Z'],
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
  ['Africa/Cairo', '2024-04-26', '2024-04-25T22:00:00.000Z'],
  ['UTC', '2026-11-21', '2026-11-21T00:00:00.000Z'],
])('in %s %s begins at %s', (zone, day, instant) => {
  expect(startOfDay(zone, date(day)).toISOString()).toBe(instant)
})

test('a day begins at its first instant, everywhere', () => {
  const zones = fc.constantFrom(
    'Europe/Madrid',
    'America/Santiago',
    'Asia/Beirut',
    'America/Havana',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  )
  const days = fc.integer({ min: 0, max: 365 * 40 }).map((days) => addDays(date('2000-01-01'), days))
  fc.assert(
    fc.property(zones, days, (zone, day) => {
      const start = startOfDay(zone, day)
      expect(dayIn(zone, start)).toBe(day)
      expect(dayIn(zone, new Date(start.getTime() - 1))).toBe(addDays(day, -1))
    }),
    { numRuns: 2000, seed: 11 },
  )
})
