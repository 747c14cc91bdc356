import type pg from 'pg'
import type { Connection } from '../../../server/connect.ts'
import { attention, type Finding, ok, wrong } from './finding.ts'

type About = {
  version: string
  encoding: string
  fsync: string
  fullPageWrites: string
  synchronousCommit: string
  hasTrigrams: boolean
  skew: number
}

/** What can be said of the PostgreSQL itself. */
export async function postgresFindings(owner: pg.Client, { isEmbedded }: Connection): Promise<Finding[]> {
  const about = await look(owner)
  return [
    isEmbedded ? embedded(about) : ok('PostgreSQL', `${about.version}, by DATABASE_URL`),
    durability(about),
    about.encoding === 'UTF8'
      ? ok('Encoding', 'UTF8')
      : wrong('Encoding', `the database is in ${about.encoding}`, 'Make a new one with encoding UTF8.'),
    about.hasTrigrams
      ? ok('Extensions', 'pg_trgm is there')
      : wrong(
          'Extensions',
          'pg_trgm is not installed in the database',
          'Run "encopia migrate"; on Debian its files come with the package postgresql (postgresql-contrib elsewhere).',
        ),
    clocks(about),
  ]
}

async function look(owner: pg.Client): Promise<About> {
  const before = Date.now()
  const { rows } = await owner.query<Omit<About, 'skew'> & { at: Date }>(`
    select current_setting('server_version') as version,
           getdatabaseencoding() as encoding,
           current_setting('fsync') as fsync,
           current_setting('full_page_writes') as "fullPageWrites",
           current_setting('synchronous_commit') as "synchronousCommit",
           exists (select from pg_extension where extname = 'pg_trgm') as "hasTrigrams",
           clock_timestamp() as at`)
  const { at, ...about } = rows[0] as Omit<About, 'skew'> & { at: Date }
  // Its clock was read somewhere between our two looks.
  return { ...about, skew: Math.abs(at.getTime() - (before + Date.now()) / 2) }
}

function embedded({ version }: About): Finding {
  return attention(
    'PostgreSQL',
    `${version}, the embedded one: another project builds it, some minor releases behind, with older libraries`,
    'For production set DATABASE_URL to a PostgreSQL 15 or newer that gets security updates (docs/operating.md).',
  )
}

function durability({ fsync, fullPageWrites, synchronousCommit }: About): Finding {
  const off = [
    fsync === 'on' ? [] : ['fsync'],
    fullPageWrites === 'on' ? [] : ['full_page_writes'],
    synchronousCommit === 'off' ? ['synchronous_commit'] : [],
  ].flat()
  if (off.length === 0) return ok('Durability', 'what is committed is on the disk')
  return wrong(
    'Durability',
    `${off.join(', ')} is off: a power cut may lose what was accepted, or the whole database`,
    'Turn it on in postgresql.conf.',
  )
}

const worstSkew = 5000

function clocks({ skew }: About): Finding {
  const words = `this machine and the database are ${(skew / 1000).toFixed(1)} s apart`
  return skew < worstSkew
    ? ok('Clocks', words)
    : wrong('Clocks', words, 'Let both follow a time server (NTP).')
}
