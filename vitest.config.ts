import { defineConfig } from 'vitest/config'

const database = { globalSetup: ['test/harness/global-setup.ts'] }
const minutes = 60_000
const isSoak = process.env.SOAK === '1'
// A slow machine is no failure: what is waited for may take this long, and a test several times that.
const expectations = { poll: { timeout: 30_000 } }

// Two workers: the machine we promise our times for has two cores, and the database needs one of them at times.
export default defineConfig({
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    sequence: { seed: 20261122 },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'server/lib/**/*.test.ts',
            'test/*.test.ts',
            'bin/{check,test}/**/*.test.ts',
            'test/harness/*.test.ts',
            'web/**/*.test.ts',
          ],
          expect: expectations,
          testTimeout: 1 * minutes,
          hookTimeout: 1 * minutes,
        },
      },
      {
        test: {
          ...database,
          name: 'http',
          include: [
            'server/{modules,http}/**/*.test.ts',
            'bin/{*,commands/**/*}.test.ts',
            'db/**/*.test.ts',
            'test/http/**/*.test.ts',
          ],
          expect: expectations,
          testTimeout: 1 * minutes,
          hookTimeout: 1 * minutes,
        },
      },
      {
        test: {
          ...database,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          expect: expectations,
          testTimeout: 2 * minutes,
          hookTimeout: 2 * minutes,
        },
      },
      {
        // Kill, fuzz and load tests: a bounded share in every run, full counts with SOAK=1 (`npm run soak`).
        test: {
          ...database,
          name: 'soak',
          include: ['**/*.soak.ts'],
          exclude: ['node_modules/**', 'data/**'],
          // A soak takes one after the other, so that its progress can be read.
          fileParallelism: !isSoak,
          expect: expectations,
          testTimeout: isSoak ? 180 * minutes : 5 * minutes,
          hookTimeout: 5 * minutes,
        },
      },
    ],
  },
})
