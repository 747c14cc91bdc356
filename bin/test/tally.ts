/** What one part of the tests came to. A part that broke without a failed test of its own counts as one failure. */
export type Tally = { part: string; passed: number; failed: number; seconds: number }

/** The parts of Vitest's JSON report that are read here. */
export type Report = {
  numPassedTests: number
  numFailedTests: number
  testResults: {
    name?: string
    status: string
    message?: string
    assertionResults: {
      fullName?: string
      status?: string
      failureMessages?: string[]
      meta?: { figures?: string[] }
    }[]
  }[]
}

/** Counts a run. A file that could not be loaded, a run that broke, and a run without any test are failures too. */
export function tallyOf(report: Report | undefined, exitCode: number): { passed: number; failed: number } {
  if (!report) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests, testResults } = report
  const unloaded = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  const failed = numFailedTests + unloaded
  const brokeOtherwise = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: brokeOtherwise ? 1 : failed }
}

/** What tests measured and counted, in their order (`noteFigure`). */
export function figuresOf(report: Report | undefined): string[] {
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  return tests.flatMap(({ meta }) => meta?.figures ?? [])
}

/** What failed, named with its file and the beginning of its reason: a long run's own account of it may scroll away. */
export function failuresOf(report: Report | undefined): string[] {
  return (report?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    // A file that cannot be loaded, or what is done before and after its tests.
    if (status === 'failed' && failed.length === 0) return [`FAILED ${name}: ${begin(message)}`]
    return failed.map(
      (test) => `FAILED ${name} > ${test.fullName}: ${begin(test.failureMessages?.join('\n'))}`,
    )
  })
}

/** Tests that passed only when they were run again, with why they did not at first: each is a fault to be found. */
export function unsteadyOf(report: Report | undefined): string[] {
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status, failureMessages = [] }) => status === 'passed' && failureMessages.length > 0)
      .map((test) => `UNSTEADY ${name} > ${test.fullName}: ${begin(test.failureMessages?.join('\n'))}`),
  )
}

function begin(text = ''): string {
  return text.split('\n').slice(0, 12).join('\n').slice(0, 1_500)
}

/** The closing lines of `npm test`; the last one is read by machines. */
export function summary(tallies: Tally[]): string {
  const total = (kind: 'passed' | 'failed' | 'seconds') =>
    tallies.reduce((sum, tally) => sum + tally[kind], 0)
  const lines = tallies.map(
    ({ part, passed, failed, seconds }) =>
      `${part.padEnd(8)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  )
  return [
    ...lines,
    `in all ${total('seconds').toFixed(1)} s`,
    `${total('passed')} passed, ${total('failed')} failed`,
  ].join('\n')
}
