import type { Problem } from '../../../lib/errors.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import type { MailboxValues } from '../types.ts'

const longestName = 60
const longestWord = 1000

export type TypedMailbox = Omit<MailboxValues, 'sealedPassword'> & { password: string | null }

/** A mailbox as somebody typed it, and all that is wrong with it. `password` null: it stays. */
export function readMailbox(typed: TypedMailbox): { values: TypedMailbox; problems: Problem[] } {
  const problems: Problem[] = []
  const line = (path: string, text: string, longest: number, missing: string): string => {
    const read = readOneLine(text, longest)
    if (!read.ok) problems.push({ path, ...read.fault })
    else if (read.value === '') problems.push({ path, code: missing })
    return read.ok ? read.value : ''
  }
  const values: TypedMailbox = {
    ...typed,
    name: line('name', typed.name, longestName, 'mailbox.no-name'),
    host: readHost(typed.host, problems),
    userName: line('userName', typed.userName, longestWord, 'mailbox.no-user'),
    folder: line('folder', typed.folder, longestWord, 'mailbox.no-folder'),
    authservIds: [...new Set(typed.authservIds.map((each) => each.trim().toLowerCase()).filter(Boolean))],
  }
  if (!Number.isInteger(typed.port) || typed.port < 1 || typed.port > 65_535)
    problems.push({ path: 'port', code: 'mailbox.port' })
  if (typed.password === '') problems.push({ path: 'password', code: 'mailbox.no-password' })
  if (typed.password !== null && (typed.password.length > longestWord || /[\0\r\n]/.test(typed.password)))
    problems.push({ path: 'password', code: 'mailbox.password' })
  values.authservIds.forEach((each, index) => {
    if (!isHostName(each)) problems.push({ path: `authservIds.${index}`, code: 'mailbox.authserv-id' })
  })
  return { values, problems }
}

/**
 * `imaps://user:password@host:993/INBOX`, the password and folder percent-encoded, or `imap://…` with STARTTLS, which
 * `?security=none` does without; null where it is none.
 */
export function readImapUrl(url: string): TypedMailbox | null {
  if (!URL.canParse(url)) return null
  const { protocol, hostname, port, username, password, pathname, searchParams } = new URL(url)
  const isTls = protocol === 'imaps:'
  if ((!isTls && protocol !== 'imap:') || !hostname || !username || !password) return null
  const userName = decoded(username)
  const folder = decoded(pathname.slice(1))
  const secret = decoded(password)
  if (userName === null || folder === null || secret === null) return null
  return {
    name: userName.slice(0, longestName),
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (isTls ? 993 : 143) : Number(port),
    security: isTls ? 'tls' : searchParams.get('security') === 'none' ? 'none' : 'starttls',
    userName,
    password: secret,
    folder: folder || 'INBOX',
    departmentId: null,
    authservIds: [],
    isPaused: false,
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function readHost(typed: string, problems: Problem[]): string {
  const host = typed
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
  if (host === '') problems.push({ path: 'host', code: 'mailbox.no-host' })
  else if (!isHostName(host) && !/^[0-9a-f:.]+$/.test(host))
    problems.push({ path: 'host', code: 'mailbox.host' })
  return host
}

const isHostName = (name: string): boolean =>
  name.length <= 253 && /^(?!-)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*\.?$/.test(name)
