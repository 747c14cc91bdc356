import { sql } from 'kysely'
import { openDatabase } from '../server/lib/db.ts'
import { encodeCursor } from '../server/lib/pure/cursor.ts'
import { type Facts, readFacts } from '../server/modules/lists/read-facts.ts'
import { readWanted } from '../server/modules/lists/select-records.ts'
import { wantedRows } from '../server/modules/lists/store/conditions.ts'
import { contactRows } from '../server/modules/lists/store/contact-rows.ts'
import { type Order, orderOf } from '../server/modules/lists/store/sorts.ts'
import type { Filter, FilterCondition } from '../server/modules/lists/wire.ts'
import type { Generated } from './generate.ts'
import { large, openGrown } from './grown.ts'
import { usualConditions } from './lists/conditions.ts'
import { ask } from './load.ts'
import { apiKey, type Stage } from './stage.ts'

const aim = 50
const rounds = 5
const sorts = ['name', '-createdAt', '-updatedAt'] as const
type Db = ReturnType<typeof openDatabase>['db']

/**
 * Next pages of lists over HTTP with 1,000,000 contacts and 50,000 companies: each sort alone and with each pair of the
 * filters offered first, from the beginning and from the middle of the list, beside the same asked of PostgreSQL in one
 * plain statement, whose plan is the planner's.
 */
export async function lists(_stage: Stage, options: { data?: string }): Promise<void> {
  const { stage, generated, close } = await openGrown(large, options.data)
  const { db } = openDatabase({
    url: stage.databaseUrl,
    connections: 1,
    statementTimeout: 0,
    onError: () => undefined,
  })
  try {
    await pages(stage, db)
    await companyPage(stage, generated)
  } finally {
    await db.destroy()
    await close()
  }
}

type Measured = { name: string; ours: number; plain: number }

async function pages(stage: Stage, db: Db): Promise<void> {
  const facts = await readFacts(db, 'contact', { now: new Date() })
  const alone = usualConditions().flat()
  const pairs = usualConditions().flatMap((some, at, all) =>
    all.slice(at + 1).flatMap((others) => some.flatMap((one) => others.map((other) => [one, other]))),
  )
  for (const [name, sets] of [
    ['no filter', [[]]],
    ['one filter', alone.map((one) => [one])],
    ['each pair of filters', pairs],
  ] as const) {
    const measured: Measured[] = []
    for (const conditions of sets)
      for (const sort of sorts)
        for (const isDeep of [false, true])
          measured.push(await measure(stage, db, facts, { conditions, sort, isDeep }))
    report(name, measured)
  }
}

type Asked = { conditions: readonly FilterCondition[]; sort: (typeof sorts)[number]; isDeep: boolean }

async function measure(stage: Stage, db: Db, facts: Facts, asked: Asked): Promise<Measured> {
  const order = orderOf('contact', {
    path: asked.sort.replace('-', ''),
    isDescending: asked.sort.startsWith('-'),
  })
  const filter: Filter = { match: 'all', conditions: [...asked.conditions] }
  const edge = asked.isDeep ? middle(asked.sort) : null
  const query = new URLSearchParams({
    sort: asked.sort,
    count: 'none',
    columns: 'email,company,phone,access,updatedAt',
    ...(asked.conditions.length > 0 ? { filter: JSON.stringify(filter) } : {}),
    ...(edge ? { after: encodeCursor(order.cursor, [edge, 0]) } : {}),
  })
  const headers = { authorization: `Bearer ${apiKey}` }
  const ours: number[] = []
  const plain: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(
      await timed(() => ask(`${stage.program.url}/api/agent/contacts?${query}`, { headers, status: 200 })),
    )
    // A plan that reads everything is measured once.
    if ((plain[0] ?? 0) < 1000) plain.push(await timed(() => plainPage(db, facts, { filter, order, edge })))
  }
  return {
    name: `${asked.conditions.map(inWords).join(' + ') || 'all'}, ${asked.sort}${asked.isDeep ? ', from the middle' : ''}`,
    ours: percentile(ours, 0.5),
    plain: percentile(plain, 0.5),
  }
}

async function plainPage(
  db: Db,
  facts: Facts,
  asked: { filter: Filter; order: Order; edge: string | number | null },
): Promise<unknown> {
  const { order, edge } = asked
  const { wanted } = readWanted(facts, 'contact', { filter: asked.filter })
  const [than, direction] = order.isDescending ? ['<', 'desc'] : ['>', 'asc']
  const beyond =
    edge === null ? sql`` : sql`and (${order.key}, id) ${sql.raw(than)} (${order.bound(edge)}, 0)`
  const { rows } = await sql<{ id: number }>`
    select id
    from contacts
    where ${wantedRows(wanted, 'gather')}
      ${beyond}
    order by ${order.key} ${sql.raw(direction)}, id ${sql.raw(direction)}
    limit 101`.execute(db)
  return contactRows(db, { ids: rows.map((row) => row.id), isLong: false, severalCompanies: true })
}

function middle(sort: Asked['sort']): string | number {
  if (sort === 'name') return 'm'
  const days = sort === '-createdAt' ? 1000 : 450
  return (Date.now() - days * 86_400_000) * 1000
}

async function companyPage(stage: Stage, { largestCompanyId }: Generated): Promise<void> {
  const headers = { authorization: `Bearer ${apiKey}` }
  const times: number[] = []
  let after = ''
  for (let page = 0; page < 40; page++) {
    const url = `${stage.program.url}/api/agent/companies/${largestCompanyId}/contacts?limit=50${after}`
    let answer = ''
    times.push(
      await timed(async () => {
        answer = await ask(url, { headers, status: 200 })
      }),
    )
    const { next } = JSON.parse(answer) as { next: string | null }
    if (next === null) break
    after = `&after=${encodeURIComponent(next)}`
  }
  console.log(
    `lists: contacts of the largest company, ${times.length} pages: p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms (aim ≤ ${aim} ms)`,
  )
}

function report(name: string, measured: readonly Measured[]): void {
  const of = (which: 'ours' | 'plain') => measured.map((each) => each[which])
  const line = (which: 'ours' | 'plain') =>
    `p50 ${percentile(of(which), 0.5).toFixed(1)}, p95 ${percentile(of(which), 0.95).toFixed(1)}, worst ${percentile(of(which), 1).toFixed(0)} ms; ${of(which).filter((each) => each > aim).length} over ${aim} ms`
  console.log(`lists, ${name} (${measured.length} pages, median of ${rounds} each, aim ≤ ${aim} ms):
  ours over HTTP: ${line('ours')}
  one plain statement: ${line('plain')}
  the slowest of ours:`)
  for (const each of measured.toSorted((one, other) => other.ours - one.ours).slice(0, 5))
    console.log(`    ${each.ours.toFixed(0)} ms (aim ≤ ${aim}, plain ${each.plain.toFixed(0)}): ${each.name}`)
}

const inWords = ({ field, operator, value }: FilterCondition): string =>
  `${field} ${operator}${value === undefined ? '' : ` ${JSON.stringify(value)}`}`

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
