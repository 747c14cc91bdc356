import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths as agentPaths } from '../../web/agent/paths.ts'
import { paths as areaPaths } from '../../web/area/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { clientOf } from './client.ts'
import { type Load, loadOf } from './first-load.ts'
import { people } from './people.ts'
import { type Reader, type Stage, setStage } from './stage.ts'

let browser: Browser
let stage: Stage

beforeAll(async () => {
  ;[browser, stage] = await Promise.all([launchChromium(), setStage()])
  const client = clientOf(stage.program, stage.program.cast.agent)
  for (const person of people) await client.post('/api/agent/contacts', { ...person, sendActivation: false })
})
afterAll(async () => {
  await browser?.close()
  await stage?.stop()
})

const kilobyte = 1000

// The budgets of design/ui.md 4, kilobytes of 1000 bytes.
const doors = {
  agent: {
    most: { script: 180, style: 14, font: 34, requests: 8 },
    home: () => agentPaths.contacts(),
    // Everywhere else that somebody may land first.
    landings: {
      'signing in': () => agentPaths.signIn(),
      'an invitation': ({ invitation }) => `${agentPaths.invitation()}/${invitation}`,
      'another password': ({ agentReset }) => `${agentPaths.reset()}/${agentReset}`,
      'a new address': ({ agentAddress }) => `${agentPaths.address()}/${agentAddress}`,
      'a link that is gone': () => `${agentPaths.invitation()}/gone`,
    },
  },
  customer: {
    most: { script: 140, style: 14, font: 34, requests: 8 },
    home: () => areaPaths.home(),
    landings: {
      'signing in': () => areaPaths.signIn(),
      activation: ({ activation }) => `${areaPaths.activate()}/${activation}`,
      'another password': ({ areaReset }) => `${areaPaths.reset()}/${areaReset}`,
      'a magic link': ({ magicLink }) => `${areaPaths.enter()}/${magicLink}`,
      'a new address': ({ areaAddress }) => `${areaPaths.address()}/${areaAddress}`,
      'a link that is gone': () => `${areaPaths.activate()}/gone`,
    },
  },
} as const satisfies Record<
  string,
  {
    most: Record<string, number>
    home: () => string
    landings: Record<string, (links: Reader['links']) => string>
  }
>

describe.each(['agent', 'customer'] as const)('%s', (door) => {
  const { most, home, landings } = doors[door]
  const visit = () => ({ program: stage.program, member: stage.program.cast[door], path: home() })

  it('keeps the budget of bytes and requests on each page to land on first', async () => {
    const loads: [string, Load][] = [['home', await loadOf(browser, visit())]]
    for (const [name, path] of Object.entries(landings)) {
      const landing = { program: stage.program, member: null, path: path(stage.readers.es.links) }
      loads.push([name, await loadOf(browser, landing)])
    }
    for (const [name, load] of loads) tellLoad(`${door}, ${name}`, load, most)
    for (const [name, { requests, script, style, fonts }] of loads) {
      const what = [name, ...requests].join('\n')
      expect(script, what).toBeGreaterThan(50 * kilobyte)
      expect(script, what).toBeLessThanOrEqual(most.script * kilobyte)
      expect(style, what).toBeLessThanOrEqual(most.style * kilobyte)
      expect(fonts, what).toHaveLength(1)
      expect(fonts[0], what).toBeLessThanOrEqual(most.font * kilobyte)
      expect(requests.length, what).toBeLessThanOrEqual(most.requests)
    }
  })

  it('is sent everything compressed, but for what the API answers', async () => {
    const { encodings } = await loadOf(browser, visit())
    for (const [file, encoding] of Object.entries(encodings)) {
      const isText = !file.startsWith('/api/') && !file.endsWith('.woff2')
      expect(encoding, file).toBe(isText ? (encoding === 'gzip' ? 'gzip' : 'br') : undefined)
    }
  })
})

type Most = Record<'script' | 'style' | 'font' | 'requests', number>

function tellLoad(page: string, { requests, script, style, fonts }: Load, most: Most): void {
  const inKilobytes = (bytes: number) => (bytes / kilobyte).toFixed(2)
  tell(
    `${page}: script ${inKilobytes(script)} of ${most.script} KB, style ${inKilobytes(style)} of ${most.style} KB ` +
      `(both gzip), font ${fonts.map(inKilobytes).join(' + ')} of ${most.font} KB, ` +
      `requests ${requests.length} of ${most.requests}`,
  )
}

/** Into the run's own output, where figures are looked for. */
function tell(line: string): void {
  process.stdout.write(`  ${line}\n`)
}
