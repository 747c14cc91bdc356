import { expect, it } from 'vitest'
import { figuresOf, summary, tallyOf } from './tally.ts'

const loaded = { status: 'passed', assertionResults: [{}] }

it('passed and failed tests are counted as Vitest counts them', () => {
  expect(tallyOf({ numPassedTests: 7, numFailedTests: 2, testResults: [loaded] }, 1)).toEqual({
    passed: 7,
    failed: 2,
  })
})

it('a test file that cannot be loaded is a failure', () => {
  const testResults = [loaded, { status: 'failed', assertionResults: [] }]
  expect(tallyOf({ numPassedTests: 7, numFailedTests: 0, testResults }, 1)).toEqual({ passed: 7, failed: 1 })
})

it('a run that breaks outside its tests is a failure', () => {
  expect(tallyOf({ numPassedTests: 7, numFailedTests: 0, testResults: [loaded] }, 1)).toEqual({
    passed: 7,
    failed: 1,
  })
  expect(tallyOf(undefined, 0)).toEqual({ passed: 0, failed: 1 })
})

it('a run in which no test ran is a failure', () => {
  expect(tallyOf({ numPassedTests: 0, numFailedTests: 0, testResults: [] }, 0)).toEqual({
    passed: 0,
    failed: 1,
  })
})

it('figures of tests are gathered, whether they passed or not', () => {
  const assertionResults = [
    { meta: { figures: ['20 kills'] } },
    {},
    { meta: { figures: ['98 routes', '3 s'] } },
  ]
  const testResults = [{ status: 'failed', assertionResults }]
  expect(figuresOf({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual([
    '20 kills',
    '98 routes',
    '3 s',
  ])
  expect(figuresOf(undefined)).toEqual([])
})

it('the last line is the plain total', () => {
  const tallies = [
    { part: 'check', passed: 1, failed: 0, seconds: 6 },
    { part: 'unit', passed: 90, failed: 2, seconds: 4.25 },
  ]
  expect(summary(tallies).split('\n').at(-1)).toBe('91 passed, 2 failed')
})
