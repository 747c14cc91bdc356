import { defineConfig } from 'vitest/config'

const database = 'test/harness/global-setup.ts'
const builtWeb = 'test/harness/build-web.ts'
const everyPage = 'test/browser/every-page.test.ts'
const measured = 'test/browser/speed.test.ts'
const minutes = 60_000
const isSoak = process.env.SOAK === '1'
// A slow machine is no failure: what is waited for may take this long, and a test several times that.
const expectations = { poll: { timeout: 30_000 } }
// The files of a worker share what they load. Loading the program anew for each took two fifths of the time.
// What failed is named by its last lines, which must say more than forty letters of it.
const together = { isolate: false, expect: expectations, chaiConfig: { truncateThreshold: 1000 } }

// Two workers: the machine we promise our times for has two cores, and the database needs one of them at times.
export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    sequence: { seed: 20261122 },
    projects: [
      {
        test: {
          ...together,
          name: 'unit',
          include: [
            'server/lib/**/*.test.ts',
            'test/*.test.ts',
            'bin/{check,test}/**/*.test.ts',
            'test/harness/*.test.ts',
            'web/**/*.test.ts',
          ],
          testTimeout: 1 * minutes,
          hookTimeout: 1 * minutes,
        },
      },
      {
        test: {
          ...together,
          name: 'http',
          globalSetup: [database],
          include: [
            'server/{modules,http}/**/*.test.ts',
            'bin/{*,commands/**/*}.test.ts',
            'db/**/*.test.ts',
            'test/http/**/*.test.ts',
          ],
          testTimeout: 1 * minutes,
          hookTimeout: 1 * minutes,
        },
      },
      {
        test: {
          ...together,
          name: 'browser',
          globalSetup: [database, builtWeb],
          include: ['test/browser/**/*.test.ts'],
          exclude: [measured],
          testTimeout: 2 * minutes,
          hookTimeout: 2 * minutes,
        },
      },
      {
        // What is measured has the machine to itself: it runs when the other files are through.
        test: {
          ...together,
          name: 'browser-alone',
          globalSetup: [database, builtWeb],
          include: [measured],
          sequence: { groupOrder: 1 },
          testTimeout: 2 * minutes,
          hookTimeout: 2 * minutes,
        },
      },
      {
        // Kill, fuzz and load tests: a bounded share in every run, full counts with SOAK=1 (`npm run soak`), and then every
        // page in every look.
        test: {
          ...together,
          name: 'soak',
          globalSetup: isSoak ? [database, builtWeb] : [database],
          include: isSoak ? ['**/*.soak.ts', everyPage] : ['**/*.soak.ts'],
          exclude: ['node_modules/**', 'data/**'],
          // A soak takes one after the other, so that its progress can be read.
          fileParallelism: !isSoak,
          testTimeout: isSoak ? 180 * minutes : 5 * minutes,
          hookTimeout: 5 * minutes,
        },
      },
    ],
  },
})
