import { loadavg } from 'node:os'
import type { Pool } from 'pg'
import { type Db, inTransaction, openDatabase } from '../server/lib/db.ts'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { refreshTops } from '../server/modules/search/store/tops.ts'
import { type Generated, generate } from './generate.ts'
import { ask, load } from './load.ts'
import { recordReads, type Statement } from './replay.ts'
import { searches } from './search/queries.ts'
import { apiKey, median, openStage, type Stage } from './stage.ts'

const sizes = [
  { contacts: 10_000, companies: 500 },
  { contacts: 1_000_000, companies: 50_000 },
]
const clients = [1, 8] as const
const aims = { 1: 40, 8: 120 }
const mostOverSql = 2
const mostOverSmall = 3
const rounds = 3
const seconds = 1.5

/**
 * Search over HTTP with an API key, a small and a large workspace, beside the statements that it sends, by plain pg on the
 * same connections in the same run.
 */
export async function search(_stage: Stage): Promise<void> {
  const small: Figures = {}
  for (const size of sizes) {
    const stage = await openStage()
    try {
      await measure(stage, size, small)
    } finally {
      await stage.close()
    }
  }
}

/** p95 over HTTP in milliseconds, by what was searched and by how many clients. */
type Figures = Record<string, number>

async function measure(stage: Stage, size: (typeof sizes)[number], small: Figures): Promise<void> {
  const running = await findRunningPostgres({ dataDir: stage.dataDir })
  if (!running) throw new Error('no PostgreSQL runs')
  const generated = await generate(running.ownerUrl, size)
  const { db, pool } = openDatabase({
    url: stage.databaseUrl,
    connections: Math.max(...clients),
    statementTimeout: 0,
    onError: () => undefined,
  })
  try {
    await fillTops(db, generated)
    console.log(
      `search, ${size.contacts} contacts and ${size.companies} companies: p95 in ms (aim ≤ ${aims[1]} with 1 client, ≤ ${aims[8]} with 8), over plain pg (aim ≤ ${mostOverSql}), over the small workspace (aim ≤ ${mostOverSmall})`,
    )
    for (const [kind, queries] of Object.entries(searches)) {
      const paths = queries.map((q) => `/api/agent/search?q=${encodeURIComponent(q)}`)
      const recorded = await recordReads(stage.databaseUrl, paths)
      const told: string[] = []
      for (const concurrency of clients) {
        const { ours, plain } = await compare(stage, pool, { paths, recorded, concurrency })
        const before = small[`${kind} ${concurrency}`]
        small[`${kind} ${concurrency}`] ??= ours
        const over = before === undefined ? '' : `, ${(ours / before).toFixed(1)} × small`
        told.push(
          `${concurrency} client${concurrency === 1 ? '' : 's'} ${ours.toFixed(1)} (plain pg ${plain.toFixed(1)}, ratio ${(ours / plain).toFixed(1)}${over})`,
        )
      }
      console.log(`  ${kind.padEnd(16)} ${told.join(' · ')} · load ${loadavg()[0]?.toFixed(0)}`)
    }
  } finally {
    await db.destroy()
  }
}

/** Generating writes no trail, which the lists follow. */
async function fillTops(db: Db, generated: Generated): Promise<void> {
  const tables = [
    ['contact', generated.firstContactId, generated.contacts],
    ['company', generated.firstCompanyId, generated.companies],
  ] as const
  for (const [record, first, many] of tables)
    for (let from = 0; from <= many; from += atOnce) {
      const ids = Array.from({ length: atOnce }, (_, at) => first + from + at)
      await inTransaction(db, (tx) => refreshTops(tx, record, ids))
    }
}

const atOnce = 10_000

async function compare(
  stage: Stage,
  pool: Pool,
  asked: { paths: readonly string[]; recorded: readonly Statement[][]; concurrency: number },
): Promise<{ ours: number; plain: number }> {
  const { paths, recorded, concurrency } = asked
  const headers = { authorization: `Bearer ${apiKey}` }
  let [ourTurn, plainTurn] = [0, 0]
  const overHttp = async (): Promise<void> => {
    await ask(`${stage.program.url}${paths[ourTurn++ % paths.length]}`, { headers, status: 200 })
  }
  const byPlainPg = async (): Promise<void> => {
    const client = await pool.connect()
    try {
      for (const { text, values } of recorded[plainTurn++ % recorded.length] ?? [])
        await client.query(text, values)
    } finally {
      client.release()
    }
  }
  const results = { ours: [] as number[], plain: [] as number[] }
  for (let round = 0; round < rounds; round++) {
    results.plain.push((await load(byPlainPg, { concurrency, seconds })).p95)
    results.ours.push((await load(overHttp, { concurrency, seconds })).p95)
  }
  return { ours: median(results.ours), plain: median(results.plain) }
}
