import { request } from 'node:http'
import { findRunningPostgres } from '../server/lib/postgres/index.ts'
import { generate } from './generate.ts'
import { apiKey, median, openStage, type Stage } from './stage.ts'

/** `npm run bench sync 20000` for fewer. */
const contacts = Number(process.argv.find((each) => /^\d+$/.test(each)) ?? 1_000_000)
const companies = Math.ceil(contacts / 20)
const aim = 1.5
/** Pages at the beginning and at the end whose median stands for them. */
const compared = 25

/**
 * All contacts copied page by page of 100, as a client that keeps them in step does: by pages of `updated_since` and by
 * name through Freshdesk's door, by cursors through our own; what the last pages take beside the first.
 */
export async function sync(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    const running = await findRunningPostgres({ dataDir: stage.dataDir })
    if (!running) throw new Error('no PostgreSQL runs')
    await generate(running.ownerUrl, { contacts, companies })
    const basic = `Basic ${Buffer.from(`${apiKey}:X`).toString('base64')}`
    const v2 = `${stage.program.url}/api/v2/contacts?per_page=100`
    await walk('Freshdesk, updated_since', `${v2}&updated_since=2000-01-01`, basic, byLink)
    await walk('Freshdesk, by name', v2, basic, byLink)
    const own = `${stage.program.url}/api/agent/contacts?limit=100&count=none&sort=updatedAt`
    await walk('own, by cursors', own, `Bearer ${apiKey}`, byCursor)
    await jumps(v2, basic)
  } finally {
    await stage.close()
  }
}

type Page = { headers: Record<string, unknown>; text: string }
type Next = (url: string, page: Page) => { ids: number[]; next: string | null }

const byLink: Next = (_url, { headers, text }) => ({
  ids: (JSON.parse(text) as { id: number }[]).map(({ id }) => id),
  next: /^<(.+)>; rel="next"$/.exec(String(headers.link ?? ''))?.[1] ?? null,
})

const byCursor: Next = (url, { text }) => {
  const { items, next } = JSON.parse(text) as { items: { id: number }[]; next: string | null }
  const after = new URL(url)
  if (next) after.searchParams.set('after', next)
  return { ids: items.map(({ id }) => id), next: next && after.href }
}

async function walk(name: string, first: string, authorization: string, nextOf: Next): Promise<void> {
  const times: number[] = []
  const seen = new Set<number>()
  const began = performance.now()
  for (let url: string | null = first; url; ) {
    const start = performance.now()
    const page = await fetched(url, authorization)
    times.push(performance.now() - start)
    const { ids, next } = nextOf(url, page)
    for (const id of ids) seen.add(id)
    url = next
  }
  const [atFirst, atLast] = [median(times.slice(1, compared + 1)), median(times.slice(-compared - 1, -1))]
  const seconds = (performance.now() - began) / 1000
  console.log(
    `sync, ${name}: ${seen.size} contacts in ${times.length} pages, ${seconds.toFixed(0)} s; first pages ${atFirst.toFixed(1)} ms, last ${atLast.toFixed(1)} ms: ${(atLast / atFirst).toFixed(2)} × (aim ≤ ${aim}), slowest ${Math.max(...times).toFixed(0)} ms`,
  )
}

/** Pages that nobody came to, which are counted off. */
async function jumps(v2: string, authorization: string): Promise<void> {
  for (const share of [0.5, 0.99]) {
    const page = Math.floor((contacts / 100) * share)
    const start = performance.now()
    await fetched(`${v2}&state=unverified&page=${page}`, authorization)
    console.log(`sync, page ${page} out of nowhere: ${(performance.now() - start).toFixed(0)} ms`)
  }
}

function fetched(url: string, authorization: string): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { authorization } }, (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part
      })
      answer.on('end', () =>
        answer.statusCode === 200
          ? resolve({ headers: answer.headers, text })
          : reject(new Error(`${url} answered ${answer.statusCode}: ${text}`)),
      )
    })
    asked.on('error', reject)
    asked.end()
  })
}
