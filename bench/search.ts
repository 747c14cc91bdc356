import { loadavg } from 'node:os'
import type { Pool } from 'pg'
import { openDatabase } from '../server/lib/db.ts'
import { large, openGrown } from './grown.ts'
import { ask, load } from './load.ts'
import { recordReads, type Statement } from './replay.ts'
import { searches } from './search/queries.ts'
import { apiKey, median, type Stage } from './stage.ts'

const sizes = [{ contacts: 10_000, companies: 500 }, large]
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
export async function search(_stage: Stage, options: { data?: string }): Promise<void> {
  const small: Figures = {}
  for (const size of sizes) {
    const { stage, close } = await openGrown(size, size === large ? options.data : undefined)
    try {
      await measure(stage, size, small)
    } finally {
      await close()
    }
  }
}

/** p95 over HTTP in milliseconds, by what was searched and by how many clients. */
type Figures = Record<string, number>

async function measure(stage: Stage, size: (typeof sizes)[number], small: Figures): Promise<void> {
  const { db, pool } = openDatabase({
    url: stage.databaseUrl,
    connections: Math.max(...clients),
    statementTimeout: 0,
    onError: () => undefined,
  })
  try {
    console.log(
      `search, ${size.contacts} contacts and ${size.companies} companies: p95 in ms, each with the most that is aimed at`,
    )
    for (const [kind, queries] of Object.entries(searches)) {
      const paths = queries.map((q) => `/api/agent/search?q=${encodeURIComponent(q)}`)
      const recorded = await recordReads(stage.databaseUrl, paths)
      const told: string[] = []
      for (const concurrency of clients) {
        const { ours, plain } = await compare(stage, pool, { paths, recorded, concurrency })
        const before = small[`${kind} ${concurrency}`]
        small[`${kind} ${concurrency}`] ??= ours
        const over = before === undefined ? '' : `, ${(ours / before).toFixed(1)} × small of ${mostOverSmall}`
        told.push(
          `${concurrency} client${concurrency === 1 ? '' : 's'} ${ours.toFixed(1)} of ${aims[concurrency]} (plain pg ${plain.toFixed(1)}, ratio ${(ours / plain).toFixed(1)} of ${mostOverSql}${over})`,
        )
      }
      console.log(`  ${kind.padEnd(16)} ${told.join(' · ')} · load ${loadavg()[0]?.toFixed(0)}`)
    }
  } finally {
    await db.destroy()
  }
}

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
