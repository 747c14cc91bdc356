import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { StartProblem } from '../start-problem.ts'
import type { Layout } from './layout.ts'

/**
 * Whom PostgreSQL runs as. It refuses root, so root hands it down: into a user namespace, where files stay root's and
 * may lie in a private folder, or to another user, who must be able to reach binaries and data.
 */
export type RunAs = { kind: 'self' } | { kind: 'namespace' } | { kind: 'user'; uid: number; gid: number }

/**
 * Chooses by whose the data are already; new data of root go into a namespace where the kernel allows one.
 * @throws StartProblem when the data are another user's
 */
export function chooseRunAs(layout: Layout): RunAs {
  const me = process.getuid?.()
  const owner = statSync(layout.cluster, { throwIfNoEntry: false })
  if (me !== 0) {
    if (me !== undefined && owner && owner.uid !== me)
      throw new StartProblem(
        `${layout.home} belongs to another user (${owner.uid}): run Encopia as that user.`,
      )
    return { kind: 'self' }
  }
  if (owner && owner.uid !== 0) return { kind: 'user', uid: owner.uid, gid: owner.gid }
  return mayMakeNamespace() ? { kind: 'namespace' } : nobody()
}

/** What to spawn so that the command runs as that user. */
export function commandAs(
  runAs: RunAs,
  file: string,
  args: readonly string[],
): { file: string; args: string[]; user: { uid?: number; gid?: number } } {
  if (runAs.kind === 'namespace')
    return { file: 'unshare', args: [...intoNamespace, '--', file, ...args], user: {} }
  if (runAs.kind === 'user') return { file, args: [...args], user: { uid: runAs.uid, gid: runAs.gid } }
  return { file, args: [...args], user: {} }
}

/** Whether that user can enter the folder, asked of the kernel so that access lists count too. */
export function canReach(runAs: RunAs, folder: string): boolean {
  if (runAs.kind !== 'user') return true
  const { uid, gid } = runAs
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0
}

// 65534 is nobody on every Linux; inside the namespace it is only the name under which root's own files appear.
const intoNamespace = ['--user', '--map-user=65534', '--map-group=65534']

function mayMakeNamespace(): boolean {
  return spawnSync('unshare', [...intoNamespace, '--', 'true'], { stdio: 'ignore' }).status === 0
}

function nobody(): RunAs {
  const [uid, gid] = ['-u', '-g'].map((what) =>
    Number(spawnSync('id', [what, 'nobody']).stdout?.toString().trim()),
  )
  if (!uid || !gid)
    throw new StartProblem(
      'PostgreSQL refuses to run as root, and here are neither user namespaces nor a user nobody: run Encopia as an ordinary user, or set DATABASE_URL.',
    )
  return { kind: 'user', uid, gid }
}
