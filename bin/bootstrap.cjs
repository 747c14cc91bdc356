// Brings what package-lock.json names, and nothing when it is there already. This file runs before anything is
// installed, on whatever Node the machine has (18 or newer): plain CommonJS and Node's own modules only.
const { spawn, spawnSync } = require('node:child_process')
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const root = path.dirname(__dirname)
const modules = path.join(root, 'node_modules')
const lockfile = path.join(root, 'package-lock.json')
const stamp = path.join(modules, '.encopia-installed')
const turn = path.join(root, '.cache', 'install.lock')
const isWindows = process.platform === 'win32'
const packagedNode = path.join(modules, '.bin', isWindows ? 'node.cmd' : 'node')
const oldestNode = 24
const second = 1000
const longestInstall = 20 * 60 * second

/** What the reader can mend: only the sentence is printed. */
class Problem extends Error {}

main().catch((error) => {
  if (error instanceof Problem) console.error(error.message)
  else if (['EACCES', 'EPERM', 'EROFS'].includes(error.code))
    console.error(
      `The packages are not installed and ${root} cannot be written: run npm start once as its owner.`,
    )
  else console.error(error)
  process.exit(1)
})

async function main() {
  if (isInstalled()) return
  await inTurn(async () => {
    if (isInstalled()) return
    if (!isInstalledByHand()) await install()
    fs.writeFileSync(stamp, JSON.stringify({ of: fingerprint(), node: choosePackagedOrSystemNode() }))
  })
}

function isInstalled() {
  const { of, node } = readJson(stamp)
  if (of !== fingerprint()) return false
  return node === 'system' ? majorOf(process.version) >= oldestNode : fs.existsSync(packagedNode)
}

function fingerprint() {
  const platform = `${process.platform} ${process.arch}`
  return createHash('sha256').update(platform).update(fs.readFileSync(lockfile)).digest('hex')
}

// After `npm install` by hand, npm's own record of node_modules says the same as the lockfile.
function isInstalledByHand() {
  const wanted = readJson(lockfile).packages ?? {}
  const present = readJson(path.join(modules, '.package-lock.json')).packages
  if (!present) return false
  const isSame = (name) =>
    wanted[name]?.version === present[name]?.version && wanted[name]?.integrity === present[name]?.integrity
  const needed = Object.keys(wanted).filter((name) => name !== '' && isForHere(wanted[name]))
  return needed.every(isSame) && Object.keys(present).every(isSame)
}

function isForHere({ optional, os, cpu, libc }) {
  if (!optional) return true
  return !libc && Boolean(os?.includes(process.platform) && cpu?.includes(process.arch))
}

async function install() {
  fs.rmSync(stamp, { force: true })
  const sayIt = setTimeout(() => console.log('Installing the packages of package-lock.json…'), second)
  const { status, said } = await runNpm()
  clearTimeout(sayIt)
  if (status === 0) return
  const reason = said
    .filter((line) => line && !/complete log|^\s*$/.test(line))
    .slice(0, 2)
    .join(': ')
  throw new Problem(
    `The packages could not be installed (npm ci: ${reason || status}). Mend that and start again.`,
  )
}

function runNpm() {
  // Development packages too, whatever NODE_ENV or npm's settings say: they build the web.
  const flags = ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const npm = process.env.npm_execpath ?? ''
  const [file, ...args] = /npm-cli\.c?js$/.test(npm) ? ['node', npm, ...flags] : ['npm', ...flags]
  return new Promise((resolve) => {
    const child = isWindows
      ? spawn([file, ...args].map((each) => `"${each}"`).join(' '), {
          cwd: root,
          env: systemEnvironment(),
          shell: true,
        })
      : spawn(file, args, { cwd: root, env: systemEnvironment(), stdio: ['ignore', 'ignore', 'pipe'] })
    // Should this process be killed, npm goes on: nobody else may begin before it has ended.
    if (child.pid) fs.appendFileSync(turn, `${child.pid}\n`)
    let output = ''
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal))
    child.once('error', (error) => resolve({ status: error.message, said: [] }))
    child.once('close', (code, signal) => resolve({ status: signal ?? code, said: wordsOf(output) }))
  })
}

function wordsOf(output) {
  const lines = output.split('\n').map((line) => /^npm (?:error|ERR!) (.*)/.exec(line)?.[1].trim() ?? '')
  return lines.map((line) => line.replace(/^code /, ''))
}

// npm must not run on the Node that it is about to replace.
function systemEnvironment() {
  const name = Object.keys(process.env).find((each) => each.toUpperCase() === 'PATH') ?? 'PATH'
  const folders = (process.env[name] ?? '').split(path.delimiter)
  const own = path.join(modules, '.bin')
  return { ...process.env, [name]: folders.filter((each) => path.resolve(each) !== own).join(path.delimiter) }
}

/** @throws Problem when there is no Node that can run the program */
function choosePackagedOrSystemNode() {
  if (majorOf(versionOf(packagedNode, process.env)) >= oldestNode) return 'packaged'
  // One that does not run here (musl, an old C library) would still be found first on npm's PATH.
  fs.rmSync(packagedNode, { force: true })
  const here = versionOf('node', systemEnvironment())
  if (majorOf(here) >= oldestNode) return 'system'
  throw new Problem(
    `Node ${oldestNode} or newer is missing: npm has none that runs here (${process.platform} ${process.arch}), and the machine's own is ${here || 'not found'}. Install one from https://nodejs.org and start again.`,
  )
}

function versionOf(file, env) {
  const { stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', env, shell: isWindows })
  return stdout?.trim() ?? ''
}

function majorOf(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0)
}

/** Lets one run at a time install; the others wait, and find it done. */
async function inTurn(work) {
  fs.mkdirSync(path.dirname(turn), { recursive: true })
  const sayIt = setTimeout(
    () => console.log('Waiting for another start that is installing packages…'),
    second,
  )
  while (!takeTurn()) await new Promise((resolve) => setTimeout(resolve, 200))
  clearTimeout(sayIt)
  try {
    await work()
  } finally {
    fs.rmSync(turn, { force: true })
  }
}

function takeTurn() {
  try {
    fs.writeFileSync(turn, `${process.pid}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    if (!isHeld(turn)) removeLeftTurn()
    return false
  }
}

// Renamed before it is removed: were it the fresh lock of another who saw the same, it is put back.
function removeLeftTurn() {
  const aside = `${turn}.${process.pid}`
  try {
    fs.renameSync(turn, aside)
    if (isHeld(aside)) fs.linkSync(aside, turn)
    fs.rmSync(aside, { force: true })
  } catch {
    // Somebody else was faster.
  }
}

function isHeld(file) {
  try {
    const age = Date.now() - fs.statSync(file).mtimeMs
    const holders = fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number)
    // Made but not yet written, for a moment.
    if (holders.length === 0) return age < 5 * second
    return age < longestInstall && holders.some(isAlive)
  } catch {
    return false
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
