import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartProblem } from '../server/lib/start-problem.ts'
import { compressWeb } from './compress-web.ts'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist/web')
const stamp = join(root, 'dist/web.inputs')

/** Everything that the built web is made from: what its code may import, and what makes it. */
const inputs = [
  'web',
  'server/lib/pure',
  'docs/migrating-from-freshdesk.md',
  'docs/migrating-from-whmcs.md',
  'server/http/compat/freshdesk/README.md',
  'server/http/compat/whmcs/README.md',
  'lingui.config.ts',
  'package-lock.json',
  'bin/build-web.ts',
  'bin/compress-web.ts',
]

/** Vite's command line, on the Node that runs this. */
export const vite = [
  join(root, 'node_modules/vite/bin/vite.js'),
  'build',
  '--config',
  join(root, 'web/vite.config.ts'),
]

/**
 * Builds the web into dist/web when that is missing or made from something else than what is here now.
 * @param log takes a line when it lasts
 * @throws StartProblem with Vite's own words when the web does not build
 */
export async function buildWeb(log: (line: string) => void): Promise<void> {
  const wanted = fingerprint()
  if (existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const sayIt = setTimeout(() => log('Building the web…'), 1000)
  const unfinished = `${built}.${process.pid}`
  try {
    await runVite(unfinished)
    await compressWeb(unfinished)
    // A program that serves the old copy meets the new one whole.
    forgetBuild()
    rmSync(built, { recursive: true, force: true })
    renameSync(unfinished, built)
    writeFileSync(stamp, wanted)
  } finally {
    clearTimeout(sayIt)
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** Says that dist/web is no longer what buildWeb made. */
export function forgetBuild(): void {
  rmSync(stamp, { force: true })
}

async function runVite(folder: string): Promise<void> {
  const child = spawn(process.execPath, [...vite, '--outDir', folder, '--logLevel', 'warn'], {
    cwd: root,
    // Tests set another, and Vite would take React's slow build for development.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const endAtExit = () => child.kill()
  process.once('exit', endAtExit)
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  const [code] = await once(child, 'close')
  process.removeListener('exit', endAtExit)
  if (code !== 0) throw new StartProblem(`The web could not be built:\n${said.trim()}`)
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap((input) => filesIn(join(root, input)))) {
    const text = readFileSync(file)
    hash.update(`${file.slice(root.length)} ${text.length}\n`).update(text)
  }
  return hash.digest('hex')
}

function filesIn(path: string): string[] {
  const entry = statSync(path, { throwIfNoEntry: false })
  if (!entry) return []
  if (!entry.isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)))
}
