import { expect, it } from 'vitest'
import { failuresOf, figuresOf, summary, tallyOf, unsteadyOf } from './tally.ts'

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

it('what failed is named at the end with its file and reason', () => {
  const assertionResults = [
    { fullName: 'rule 1', status: 'passed' },
    { fullName: 'rule 2', status: 'failed', failureMessages: ['expected 1 to be 2'] },
  ]
  const unloaded = { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }
  const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults }, unloaded]
  expect(failuresOf({ numPassedTests: 1, numFailedTests: 1, testResults })).toEqual([
    'FAILED a.test.ts > rule 2: expected 1 to be 2',
    'FAILED b.test.ts: no such module',
  ])
})

it('a test that passed only the second time is named, and is no failure', () => {
  const test = { fullName: 'rule 1', status: 'passed', failureMessages: ['took too long'] }
  const steady = { fullName: 'rule 2', status: 'passed', failureMessages: [] }
  const report = {
    numPassedTests: 2,
    numFailedTests: 0,
    testResults: [{ name: 'a.test.ts', status: 'passed', assertionResults: [test, steady] }],
  }
  expect(unsteadyOf(report)).toEqual(['UNSTEADY a.test.ts > rule 1: took too long'])
  expect(failuresOf(report)).toEqual([])
  expect(tallyOf(report, 0)).toEqual({ passed: 2, failed: 0 })
})

it('the last line is the plain total', () => {
  const tallies = [
    { part: 'check', passed: 1, failed: 0, seconds: 6 },
    { part: 'unit', passed: 90, failed: 2, seconds: 4.25 },
  ]
  expect(summary(tallies).split('\n').at(-1)).toBe('91 passed, 2 failed')
})
