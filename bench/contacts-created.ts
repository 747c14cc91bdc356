import { ask, load, type Sent } from './load.ts'
import { openReplay, recordCreation } from './replay.ts'
import { apiKey, median, processorSeconds, type Stage } from './stage.ts'

const rounds = 5
const seconds = 4
const concurrency = 8
const aim = 0.4

/**
 * Contacts created over HTTP with an API key, against the same statements in the same trips by plain pg: what is left
 * between the two is our program.
 */
export async function contactsCreated(stage: Stage): Promise<void> {
  const statements = await recordCreation(stage.databaseUrl)
  const replay = await openReplay(stage.databaseUrl, statements, concurrency)
  let number = 0
  const overHttp = async (): Promise<void> => {
    const email = `http-${++number}-${process.pid}@bench.example`
    await ask(`${stage.program.url}/api/agent/contacts`, {
      method: 'POST',
      status: 201,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({
        name: 'Íñigo Muñoz Ibáñez',
        emails: [email],
        mobilePhone: '+52 477 123 4567',
        sendActivation: false,
      }),
    })
  }
  const ours: Sent[] = []
  const plain: Sent[] = []
  const processor: number[] = []
  for (let round = 0; round < rounds; round++) {
    plain.push(await load((loop) => replay.once(loop), { concurrency, seconds }))
    const before = processorSeconds(stage.program.child.pid ?? 0)
    const sent = await load(overHttp, { concurrency, seconds })
    processor.push(
      ((processorSeconds(stage.program.child.pid ?? 0) - before) / (sent.perSecond * (seconds + 0.5))) * 1e3,
    )
    ours.push(sent)
  }
  await replay.close()
  const [http, limit] = [
    median(ours.map((each) => each.perSecond)),
    median(plain.map((each) => each.perSecond)),
  ]
  console.log(`contacts created over HTTP, API key, ${concurrency} clients, ${statements.length} statements each:
  ours ${http.toFixed(0)}/s (p50 ${median(ours.map((each) => each.p50)).toFixed(1)} ms, p99 ${median(ours.map((each) => each.p99)).toFixed(1)} ms, ${median(processor).toFixed(2)} ms of processor a request)
  the same statements by plain pg ${limit.toFixed(0)}/s
  ratio ${((100 * http) / limit).toFixed(0)} % (aim ≥ ${100 * aim} %; median of ${rounds} interleaved runs of ${seconds} s)`)
}
