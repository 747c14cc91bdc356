import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { ask, load, type Sent } from './load.ts'
import { apiKey, median, processorSeconds, type Stage } from './stage.ts'

const rounds = 5
const seconds = 3
const concurrency = 8
const aim = 1 / 3

/** A contact read with an API key, whole as the page needs it, against a bare route that reads the row. */
export async function authenticatedRead(stage: Stage): Promise<void> {
  const bare = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts'), stage.databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [port] = (await once(bare.stdout.setEncoding('utf8'), 'data')) as [string]
  const authorization = `Bearer ${apiKey}`
  const headers = { authorization, 'content-type': 'application/json' }
  const made = await ask(`${stage.program.url}/api/agent/contacts`, {
    method: 'POST',
    status: 201,
    headers,
    body: JSON.stringify({ name: 'Íñigo Muñoz Ibáñez', emails: [`read-${process.pid}@bench.example`] }),
  })
  const { id } = JSON.parse(made) as { id: number }
  const readOurs = async (): Promise<void> => {
    await ask(`${stage.program.url}/api/agent/contacts/${id}`, { headers: { authorization }, status: 200 })
  }
  const readBare = async (): Promise<void> => {
    await ask(`http://127.0.0.1:${port.trim()}/contacts/${id}`, { status: 200 })
  }
  const results = { ours: [] as Measured[], bare: [] as Measured[] }
  for (let round = 0; round < rounds; round++) {
    results.bare.push(await measured(bare.pid ?? 0, readBare))
    results.ours.push(await measured(stage.program.child.pid ?? 0, readOurs))
  }
  bare.kill()
  const of = (which: 'ours' | 'bare', what: keyof Measured): number =>
    median(results[which].map((each) => each[what]))
  console.log(`a contact read with an API key, ${concurrency} clients:
  ours ${of('ours', 'perSecond').toFixed(0)}/s (p50 ${of('ours', 'p50').toFixed(2)} ms, p99 ${of('ours', 'p99').toFixed(2)} ms, ${of('ours', 'processor').toFixed(2)} ms of processor a request)
  a bare Fastify route reading the row ${of('bare', 'perSecond').toFixed(0)}/s (${of('bare', 'processor').toFixed(2)} ms)
  ratio ${((100 * of('ours', 'perSecond')) / of('bare', 'perSecond')).toFixed(0)} % (aim ≥ ${(100 * aim).toFixed(0)} %; median of ${rounds} interleaved runs of ${seconds} s)`)
}

type Measured = Sent & { processor: number }

async function measured(pid: number, once: () => Promise<void>): Promise<Measured> {
  const before = processorSeconds(pid)
  const sent = await load(once, { concurrency, seconds })
  return {
    ...sent,
    processor: ((processorSeconds(pid) - before) * 1000) / (sent.perSecond * (seconds + 0.5)),
  }
}
