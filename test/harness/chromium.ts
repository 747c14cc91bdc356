import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const closesWithin = 30_000

/**
 * Starts Chromium without a window. It is the one that `CHROMIUM_PATH` names, else the one that comes from npm, which
 * is built for Linux on x64 and brings the libraries that a bare machine lacks.
 */
export async function launchChromium(): Promise<Browser> {
  const { path, env } = process.env.CHROMIUM_PATH
    ? { path: process.env.CHROMIUM_PATH, env: {} }
    : environmentOf(await unpackedChromium())
  const browser = await chromium.launch({
    executablePath: path,
    env: { ...definedEnvironment(), ...env },
    // Not for root, and not in many containers, can the sandbox start; only our own pages are opened here.
    chromiumSandbox: false,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--no-default-browser-check',
      '--no-pings',
    ],
  })
  const close = browser.close.bind(browser)
  // One that does not end on a machine with much to do is no fault of ours, and ends with the run.
  browser.close = (options) => Promise.race([close(options), pause(closesWithin, undefined, { ref: false })])
  return browser
}

/**
 * The folder with the unpacked browser, made once (about 2 s, 210 MB) and shared by all workers: each unpacks into a
 * folder of its own and renames it, so that whoever comes second finds it whole or not at all.
 */
async function unpackedChromium(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `The Chromium from npm runs on Linux x64 only, and this is ${process.platform} ${process.arch}. ` +
        'Set CHROMIUM_PATH to the program file of an installed Chromium or Chrome.',
    )
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const { version } = JSON.parse(readFileSync(join(dirname(entry), '../package.json'), 'utf8'))
  const cache = join(root, 'node_modules/.cache')
  const folder = join(cache, `chromium-${version}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  const making = mkdtempSync(join(cache, 'chromium-making-'))
  await unpackInto(making, entry)
  try {
    renameSync(making, folder)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** The package unpacks into the temporary folder of its process, and its libraries only where it believes itself on AWS. */
async function unpackInto(folder: string, entry: string): Promise<void> {
  const script = `import(${JSON.stringify(pathToFileURL(entry).href)}).then((m) => m.default.executablePath())`
  await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `await ${script}`], {
    env: {
      ...process.env,
      TMPDIR: folder,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
      AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    },
  })
}

/** Fonts beyond those that our pages bring: what the package has, then the system's. Its own list names fixed folders. */
function environmentOf(folder: string): { path: string; env: Record<string, string> } {
  const list = join(folder, 'fonts/encopia-fonts.conf')
  const folders = [join(folder, 'fonts'), '/usr/share/fonts'].map((dir) => `<dir>${dir}</dir>`).join('')
  const conf = `<?xml version="1.0"?><fontconfig>${folders}<cachedir>${join(folder, 'fonts-cache')}</cachedir></fontconfig>`
  if (!existsSync(list) || readFileSync(list, 'utf8') !== conf) writeFileSync(list, conf)
  const libraries = [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return { path: join(folder, 'chromium'), env: { LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: list } }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
