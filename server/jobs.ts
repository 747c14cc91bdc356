import { Logger, type Runner, run } from 'graphile-worker'
import type pg from 'pg'
import { givingWay } from './lib/giving-way.ts'
import type { Log } from './lib/log.ts'
import { patientPool } from './lib/patient-pool.ts'
import type { RequestsUnderWay } from './lib/requests-under-way.ts'
import { restAfter } from './lib/rest-after.ts'
import { jobs as accounts } from './modules/accounts/jobs.ts'
import { jobs as additionalContacts } from './modules/additional-contacts/jobs.ts'
import { keepSending, type Mail } from './modules/delivery/index.ts'
import { jobs as departments } from './modules/departments/jobs.ts'
import { handlers as directory } from './modules/directory/jobs.ts'
import { keepRegistrants } from './modules/domains/index.ts'
import { jobs as domains } from './modules/domains/jobs.ts'
import { handlers as fieldHandlers, jobs as fields } from './modules/fields/jobs.ts'
import { jobs as identity } from './modules/identity/jobs.ts'
import { keepMailboxes, keepReading } from './modules/intake/index.ts'
import { jobs as intake } from './modules/intake/jobs.ts'
import { type JobHandler, resumeJobs } from './modules/jobs/index.ts'
import { jobsWith } from './modules/jobs/jobs.ts'
import { jobs as listJobs, handlers as lists } from './modules/lists/jobs.ts'
import { jobs as noticeJobs, handlers as notices } from './modules/notices/jobs.ts'
import { keepTops } from './modules/search/index.ts'
import { jobs as tickets } from './modules/tickets/jobs.ts'
import { jobs as trail } from './modules/trail/jobs.ts'
import { handlers as upkeep, jobs as upkeepJobs } from './modules/upkeep/jobs.ts'
import type { Job, JobWiring, Wiring } from './wiring.ts'

/** What carries out each kind of job that a person follows: `handlers` of the modules' jobs.ts. */
const handlers: JobHandler[] = [...fieldHandlers, ...directory, ...lists, ...notices, ...upkeep]

/** Every job of the program by name. */
export const jobs: Record<string, Job> = {
  ...trail,
  ...identity,
  ...accounts,
  ...additionalContacts,
  ...domains,
  ...fields,
  ...listJobs,
  ...noticeJobs,
  ...intake,
  ...tickets,
  ...departments,
  ...upkeepJobs,
  ...jobsWith(handlers),
}

// minute hour day month weekday task: leftovers go at night, what has a day is looked at each hour.
const schedule = `
17 3 * * * forget-old-credentials
23 3 * * * forget-old-undos
29 3 * * * forget-old-jobs
31 3 * * * forget-old-exports
37 3 * * * keep-field-indexes
11 * * * * welcome-additional-contacts
47 * * * * forget-old-bookmarks
39 3 * * * forget-old-notifications
41 3 * * * blank-sealed-texts
43 3 * * * forget-files
* * * * * escalate-unreached
7 * * * * end-overdue-registrant-changes
9 * * * * ask-registrants-put-off
10 * * * * tell-unreachable-registrants
11 * * * * remind-registrants
13 * * * * ask-senders
*/5 * * * * tell-unreachable
*/5 * * * * finish-erasures
* * * * * wake-stalled-jobs`

/**
 * Runs the jobs in this process; beside them the sender of mail, which ends when the way out is closed, and what follows
 * the trail.
 */
export async function startJobs(
  wiring: Wiring,
  more: { pool: pg.Pool; ownerUrl: string; mail: Mail; log: Log; requests: RequestsUnderWay },
): Promise<Pick<Runner, 'stop'>> {
  const { pool, ...others } = more
  const given: JobWiring = { ...wiring, ...others }
  void keepSending(given)
  await resumeJobs(wiring.db)
  const ending = new AbortController()
  const rest = (began: number) => restAfter(began, ending.signal)
  const tops = keepTops(givingWay(wiring.db, more.requests), {
    ...{ ending: ending.signal, rest },
    onFailure: (error) => more.log.warn({ err: error }, 'search waits: the database could not be used'),
  })
  const registrants = keepRegistrants(givingWay(wiring.db, more.requests), {
    ...{ clock: wiring.now, ending: ending.signal, rest },
    onFailure: (error) => more.log.warn({ err: error }, 'registrants wait: the database could not be used'),
  })
  const mailboxes = keepMailboxes(given, ending.signal)
  const reading = keepReading(given, ending.signal)
  const runner = await run({
    pgPool: patientPool(pool),
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(
      () => (level, message) =>
        more.log[level === 'warning' ? 'warn' : level === 'error' ? 'error' : 'debug'](
          { worker: message },
          'jobs',
        ),
    ),
    pollInterval: 2000,
    crontab: schedule,
    taskList: Object.fromEntries(
      Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(given, payload)]),
    ),
  })
  return {
    stop: async () => {
      ending.abort()
      await Promise.all([runner.stop(), tops, registrants, mailboxes, reading])
    },
  }
}
