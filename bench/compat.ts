import { type Pair, pairs } from './compat/pairs.ts'
import { setScene } from './compat/scene.ts'
import { load, type Sent } from './load.ts'
import { median, openStage, processorSeconds, type Stage } from './stage.ts'

const rounds = 3
const seconds = 2
const concurrency = 8
const aim = 1.5

/** Create, view, list of 100 and search through Freshdesk's and WHMCS's APIs, each beside the own API's like, in turns. */
export async function compat(_stage: Stage): Promise<void> {
  const stage = await openStage()
  try {
    const scene = await setScene(stage)
    for (const pair of pairs(scene)) await compare(stage, pair)
  } finally {
    await stage.close()
  }
}

async function compare(stage: Stage, { name, own, foreign }: Pair): Promise<void> {
  const measured = { own: [] as Measured[], foreign: [] as Measured[] }
  for (let round = 0; round < rounds; round++) {
    measured.own.push(await measure(stage, own))
    measured.foreign.push(await measure(stage, foreign))
  }
  const of = (which: 'own' | 'foreign', what: keyof Measured): number =>
    median(measured[which].map((each) => each[what]))
  const ratio = of('own', 'perSecond') / of('foreign', 'perSecond')
  const line = (which: 'own' | 'foreign') =>
    `${of(which, 'perSecond').toFixed(0)}/s, p50 ${of(which, 'p50').toFixed(2)} ms, ${of(which, 'processor').toFixed(2)} ms of processor`
  console.log(`compat, ${name}, ${concurrency} clients:
  through it ${line('foreign')}
  own API    ${line('own')}
  ${ratio.toFixed(2)} × (aim ≤ ${aim} ×; median of ${rounds} interleaved runs of ${seconds} s)`)
}

type Measured = Sent & { processor: number }

async function measure(stage: Stage, once: () => Promise<unknown>): Promise<Measured> {
  const pid = stage.program.child.pid ?? 0
  const before = processorSeconds(pid)
  const sent = await load(async () => void (await once()), { concurrency, seconds })
  const processor = ((processorSeconds(pid) - before) * 1000) / (sent.perSecond * (seconds + 0.5))
  return { ...sent, processor }
}
