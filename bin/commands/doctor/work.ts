import type pg from 'pg'
import type { Config } from '../../../server/config.ts'
import { signatureOf, trySmtp } from '../../../server/modules/delivery/index.ts'
import { unreadableSecondFactors } from '../../../server/modules/identity/index.ts'
import type { Wiring } from '../../../server/wiring.ts'
import { number } from '../say.ts'
import { attention, type Finding, ok, wrong } from './finding.ts'

/** Whether SECRET is the one that what is stored was made with. */
export async function secretFinding({ db, secrets }: Wiring): Promise<Finding> {
  const { looked, unreadable } = await unreadableSecondFactors(db, secrets)
  if (looked === 0) return ok('SECRET', 'nothing is stored yet that needs it')
  if (unreadable === 0) return ok('SECRET', `reads what is stored (${number(looked)} second factors)`)
  return wrong(
    'SECRET',
    `cannot read ${number(unreadable)} of ${number(looked)} second factors: it is not the one they were made with`,
    'Start with the earlier SECRET, or release people with "encopia agent reset-second-factor EMAIL".',
  )
}

/** Whether mail can leave: connects, greets, encrypts and signs in, and sends nothing. */
export async function mailFinding(config: Config): Promise<Finding> {
  if (config.smtpUrl === undefined)
    return attention(
      'Mail',
      'SMTP_URL is not set: messages stay in the built-in outbox',
      'Set SMTP_URL and MAIL_FROM so that mail reaches people.',
    )
  const tried = await trySmtp(config.smtpUrl)
  if (tried.ok) return ok('Mail', 'the SMTP server lets us in')
  return wrong('Mail', `the SMTP server cannot be used: ${tried.words}`, 'Check SMTP_URL.')
}

/** With which key mail is signed, and whether SECRET opens it. */
export async function signingFinding({ db, secrets, mailDomain }: Wiring): Promise<Finding> {
  const key = await signatureOf(db, secrets, mailDomain)
  if (!key) return ok('Signing', `mail from ${mailDomain} is signed with no key of ours`)
  if (key.isReadable) return ok('Signing', `mail from ${mailDomain} is signed with the key ${key.selector}`)
  return wrong(
    'Signing',
    `mail from ${mailDomain} leaves unsigned: SECRET does not open the key ${key.selector}`,
    'Start with the earlier SECRET, or make another key in the settings.',
  )
}

type Waiting = {
  halted: Date | null
  late: number
  oldest: number | null
  paused: number
  failedJobs: number
  backup: Date | null
}

/** What waits, what was paused, what failed for good, and how old the newest backup is. */
export async function workFindings(program: pg.Client): Promise<Finding[]> {
  const { rows } = await program.query<Waiting>(`
    select (select at from sending_pauses) as halted,
           (select count(*)::integer from deliveries where state = 'queued' and next_at < now() - interval '10 minutes') as late,
           (select extract(epoch from now() - min(next_at))::integer / 60 from deliveries where state = 'queued') as oldest,
           (select count(*)::integer from deliveries where state = 'paused') as paused,
           (select count(*)::integer from graphile_worker.jobs where attempts >= max_attempts) as "failedJobs",
           (
             -- What was restored was a backup, and had not yet written itself into its own trail.
             select max(case type when 'workspace.backed-up' then at else (facts ->> 'of')::timestamptz end)
             from trail_entries
             where subject_kind = 'workspace'
               and subject_id = 1
               and type in ('workspace.backed-up', 'workspace.restored')
           ) as backup`)
  const waiting = rows[0] as Waiting
  return [queue(waiting), ...paused(waiting), jobs(waiting), backups(waiting)]
}

function queue({ halted, late, oldest }: Waiting): Finding {
  if (halted)
    return attention(
      'Deliveries',
      `an agent halted all sending on ${halted.toISOString().slice(0, 10)}; ${number(late)} should have left`,
      'It is resumed in the portal.',
    )
  if (late === 0) return ok('Deliveries', 'none is late')
  return wrong(
    'Deliveries',
    `${number(late)} should have left, the oldest ${number(oldest ?? 0)} minutes ago`,
    'See that a server is running and what it logs; see Mail above.',
  )
}

function paused({ paused: count }: Waiting): Finding[] {
  if (count === 0) return []
  return [
    attention(
      'Paused mail',
      `${number(count)} deliveries are paused since a restore`,
      'Let them leave with "encopia deliveries resume" when the original has not sent them.',
    ),
  ]
}

function jobs({ failedJobs }: Waiting): Finding {
  if (failedJobs === 0) return ok('Jobs', 'none has been given up')
  return wrong(
    'Jobs',
    `${number(failedJobs)} were given up after many tries`,
    'See last_error in graphile_worker.jobs.',
  )
}

const longestWithoutBackup = 7

function backups({ backup }: Waiting): Finding {
  if (!backup)
    return attention(
      'Backup',
      'none was ever made with this program',
      'Run "encopia backup FILE" each night, and keep the file and SECRET on another machine.',
    )
  const days = Math.floor((Date.now() - backup.getTime()) / 86_400_000)
  const words = `the newest is ${days === 0 ? 'of the last 24 hours' : `${days} days old`}`
  if (days < longestWithoutBackup) return ok('Backup', words)
  return attention('Backup', words, 'Run "encopia backup FILE" each night.')
}
