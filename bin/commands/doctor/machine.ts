import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../../server/config.ts'
import { bytes } from '../say.ts'
import { attention, type Finding, ok, wrong } from './finding.ts'

const oldestNode = 24
const space = { wrong: 256e6, attention: 2e9 }

/** What can be said of the machine and of DATA_DIR without a database. */
export function machineFindings(config: Config): Finding[] {
  return [node(), diskSpace(config), secretFile(config)].filter((finding) => finding !== undefined)
}

function node(): Finding {
  const version = process.versions.node
  if (Number(version.split('.')[0]) >= oldestNode) return ok('Node', version)
  return wrong(
    'Node',
    `${version} is too old`,
    `Start with Node ${oldestNode} or newer; npm start brings one.`,
  )
}

// With DATABASE_URL nothing need be kept in DATA_DIR, which then may not even exist.
function diskSpace({ dataDir }: Config): Finding | undefined {
  if (!existsSync(dataDir)) return undefined
  const { bavail, bsize } = statfsSync(dataDir)
  const free = bavail * bsize
  const words = `${bytes(free)} free in ${dataDir}`
  const todo = 'Free some space, or move DATA_DIR to a larger disk: a full disk stops PostgreSQL.'
  if (free < space.wrong) return wrong('Disk', words, todo)
  return free < space.attention ? attention('Disk', words, todo) : ok('Disk', words)
}

function secretFile({ dataDir, isSecretGiven }: Config): Finding | undefined {
  const file = join(dataDir, 'secret')
  const found = statSync(file, { throwIfNoEntry: false })
  if (isSecretGiven || !found || process.platform === 'win32') return undefined
  if ((found.mode & 0o077) === 0) return ok('Secret file', `${file} is its owner's alone`)
  return wrong('Secret file', `others may read ${file}`, `chmod 600 ${file}`)
}
