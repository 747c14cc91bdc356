import { StartProblem } from './start-problem.ts'

/** One sentence for a folder that cannot be made or written, in place of the system's error. */
export function orUnwritable<T>(dataDir: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = reasons[code]
    if (!reason) throw error
    throw new StartProblem(
      `DATA_DIR ${dataDir} cannot be written: ${reason}. Set DATA_DIR to a folder that can.`,
    )
  }
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'part of its path is a file',
  EEXIST: 'part of its path is a file',
  ENOENT: 'it does not exist and cannot be made',
  ERR_SQLITE_ERROR: 'its lock cannot be opened',
}
