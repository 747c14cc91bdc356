import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths as agentPaths } from '../../web/agent/paths.ts'
import { paths as areaPaths } from '../../web/area/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf } from './client.ts'
import { type Speed, speedOf } from './first-load.ts'
import { people } from './people.ts'

let browser: Browser
let program: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  const client = clientOf(program, program.cast.agent)
  for (const person of people) await client.post('/api/agent/contacts', { ...person, sendActivation: false })
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

// The times of design/ui.md 4 are told and not judged closely: machines differ.
const homes = {
  agent: { path: agentPaths.contacts(), usable: 'tbody a', aim: { lcp: 2200, usable: 2600, tbt: 300 } },
  customer: { path: areaPaths.home(), usable: 'main h1', aim: { lcp: 1800, usable: 2100, tbt: 200 } },
}
const phone = { width: 412, height: 823 }

describe.each(['agent', 'customer'] as const)('%s', (door) => {
  const { path, usable, aim } = homes[door]
  const isBearable = (speed: Speed) => speed.lcp < 2 * aim.lcp && speed.usable < 2 * aim.usable

  it('has the home page fast enough on a slow line', async () => {
    const speeds: Speed[] = []
    // Once says it, unless it was too slow: then three times, so that no other work of the machine is blamed on us.
    while (speeds.length === 0 || (speeds.length < 3 && !speeds.every(isBearable)))
      speeds.push(await speedOf(browser, { program, member: program.cast[door], path, usable, view: phone }))
    const middle = (what: keyof Speed) => median(speeds.map((speed) => speed[what]))
    const [lcp, ready, tbt] = [middle('lcp'), middle('usable'), middle('tbt')]
    process.stdout.write(
      `  ${door}, home at 1.6 Mbit/s, 150 ms, a quarter of this processor: ` +
        `LCP ${seconds(lcp)} (aim ${seconds(aim.lcp)}), usable ${seconds(ready)} (aim ${seconds(aim.usable)}), ` +
        `TBT ${Math.round(tbt)} ms (aim ${aim.tbt} ms)\n`,
    )
    expect(lcp).toBeLessThan(2 * aim.lcp)
    expect(ready).toBeLessThan(2 * aim.usable)
  })
})

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
