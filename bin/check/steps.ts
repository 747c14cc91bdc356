import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { conformanceDrift } from './conformance.ts'
import { pathSnapshotDrift } from './path-snapshot.ts'
import { listFiles, readSources } from './read-sources.ts'
import { layoutRules, textRules } from './rules.ts'
import { runTool } from './run-tool.ts'
import type { Finding, Rule } from './source.ts'
import { catalogueFaults } from './texts/catalogues.ts'
import { exhaustiveSwitches } from './types/exhaustive-switches.ts'
import { floatingPromises } from './types/floating-promises.ts'
import { judgeTyped } from './types/projects.ts'

/** What a step found: failures fail the check, warnings are only printed. */
export type Outcome = { failures: string[]; warnings: string[] }
export type Step = { name: string; run: (root: string) => Promise<Outcome> }

/** Every step of `npm run check`, the longest first, since two run at a time. */
export const steps: Step[] = [
  { name: 'types of server', run: types('tsconfig.json') },
  { name: 'types of browser tests', run: types('test/browser/tsconfig.json') },
  { name: 'types of web', run: types('web/tsconfig.json') },
  { name: 'promises and switches', run: async (root) => toOutcome(typedFindings(root)) },
  { name: 'schema drift', run: node('bin/print-schema.ts', ['--check']) },
  {
    name: 'catalogues',
    run: async (root) => toOutcome(await catalogueFaults(join(root, 'lingui.config.ts'))),
  },
  {
    name: 'lint and format',
    run: tool('@biomejs/biome/bin/biome', [
      'check',
      '--error-on-warnings',
      '--colors=off',
      '--max-diagnostics=200',
    ]),
  },
  { name: 'layout', run: async (root) => toOutcome(judge(root, layoutRules)) },
  { name: 'texts in code', run: async (root) => toOutcome(judge(root, textRules)) },
  { name: 'paths', run: async (root) => toOutcome(await pathSnapshotDrift(root, listFiles(root))) },
  { name: 'conformance', run: async (root) => toOutcome(conformanceDrift(root, listFiles(root))) },
]

function judge(root: string, rules: Rule[]): Finding[] {
  const sources = readSources(root)
  return rules.flatMap((rule) => rule(sources))
}

function typedFindings(root: string): Finding[] {
  const configs = ['tsconfig.json', 'test/browser/tsconfig.json', 'web/tsconfig.json'].map((name) =>
    join(root, name),
  )
  return judgeTyped(root, configs, (file) => [...floatingPromises(file), ...exhaustiveSwitches(file)])
}

function toOutcome(found: Finding[]): Outcome {
  const lines = (level?: 'warning') =>
    found.filter((one) => one.level === level).map((one) => `${one.path}:${one.line}  ${one.words}`)
  return { failures: lines(), warnings: lines('warning') }
}

// Four checkers, which are usual, look at the same libraries four times: on two cores one is sooner through than they.
function types(config: string): Step['run'] {
  return tool('typescript/bin/tsc', ['--noEmit', '--singleThreaded', '-p', config])
}

function tool(script: string, args: string[]): Step['run'] {
  return node(join('node_modules', script), args)
}

function node(script: string, args: string[]): Step['run'] {
  return async (root) => {
    if (!existsSync(join(root, script))) return { failures: [`${script} is missing`], warnings: [] }
    const { code, output } = await runTool(root, process.execPath, [script, ...args])
    return { failures: code === 0 ? [] : [output || `${script} ended with ${code}`], warnings: [] }
  }
}
