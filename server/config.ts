import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { randomSecret } from './lib/crypto.ts'
import { makeFolder } from './lib/make-folder.ts'
import { orUnwritable } from './lib/or-unwritable.ts'
import { StartProblem } from './lib/start-problem.ts'

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const postgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// address')
const publicUrl = z.string().transform((typed, context) => {
  const url = URL.canParse(typed) ? new URL(typed) : null
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  context.addIssue('must be an http:// or https:// address without path, query, fragment, name or password')
  return z.NEVER
})
const proxyNames = ['loopback', 'linklocal', 'uniquelocal']
const proxies = z.string().superRefine((list, context) => {
  const wrong = list.split(',').find((each) => !isProxy(each.trim()))
  if (wrong !== undefined)
    context.addIssue(
      `must list addresses, networks such as 10.0.0.0/8, or ${proxyNames.join(', ')}: “${wrong.trim()}” is none`,
    )
})

const mailListen = z.string().transform((typed, context): { host: string; port: number } | null => {
  if (typed === 'off') return null
  const [, host, port] = /^(?:\[?([^\]]*?)\]?:)?(\d{1,5})$/.exec(typed) ?? []
  if (port !== undefined && Number(port) <= 65_535) return { host: host || '127.0.0.1', port: Number(port) }
  context.addIssue('must be host:port, or off')
  return z.NEVER
})

const dnsServers = z.string().transform((typed, context): string[] => {
  const servers = typed.split(',').map((each) => each.trim())
  const wrong = servers.find(
    (each) => !isIP(each.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1')),
  )
  if (wrong === undefined) return servers
  context.addIssue(`must list addresses of name servers, with or without :port: “${wrong}” is none`)
  return z.NEVER
})

const environment = z.object({
  PORT: z.coerce.number('must be a port number').int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: publicUrl.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: postgresUrl.optional(),
  MIGRATE_DATABASE_URL: postgresUrl.optional(),
  SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  TRUST_PROXY: proxies.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//, 'must be an smtp:// or smtps:// address')
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MAIL_RETURN_PATH: z.enum(['per-mail', 'sender'], 'must be per-mail or sender').default('per-mail'),
  MAIL_LISTEN: mailListen.optional(),
  IMAP_URL: z
    .string()
    .regex(/^imaps?:\/\//, 'must be an imap:// or imaps:// address')
    .optional(),
  DNS_SERVERS: dnsServers.optional(),
  API_KEY_LIMIT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(100),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}`).default('info'),
})

export type Config = {
  port: number
  host: string
  /** An origin: scheme, host and port. */
  publicUrl: string
  /** False: publicUrl is made from HOST and PORT, and right only on this machine. */
  isPublicUrlGiven: boolean
  dataDir: string
  /** Absent: the embedded PostgreSQL under dataDir. */
  databaseUrl: string | undefined
  migrateDatabaseUrl: string | undefined
  secret: string
  /** False: it was made at the first start and is kept in dataDir. */
  isSecretGiven: boolean
  /** Addresses of the proxies whose X-Forwarded-For is believed. */
  trustProxy: string | undefined
  smtpUrl: string | undefined
  mailFrom: string | undefined
  /** `sender`: the server that mail is sent through takes no other envelope sender, and bounces are told by their contents. */
  returnPath: 'per-mail' | 'sender'
  /** Where mail is listened for; null: nowhere. */
  mailListen: { host: string; port: number; isGiven: boolean } | null
  /** A mailbox to begin with, once. */
  imapUrl: string | undefined
  /** Name servers asked about senders of mail; empty: those of the machine. */
  dnsServers: readonly string[]
  /** Requests in a second that one API key may send. */
  apiKeyLimit: number
  logLevel: (typeof levels)[number]
}

/**
 * The environment, read once. Unset means that the default works.
 * @throws StartProblem naming each variable that is wrong and why
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(set)
  if (!read.success)
    throw new StartProblem(
      read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`).join(' '),
    )
  const values = read.data
  const dataDir = resolve(values.DATA_DIR)
  if (values.DATABASE_URL && !values.SECRET)
    throw new StartProblem(
      'DATABASE_URL needs SECRET too: at least 32 random characters, the same at every start.',
    )
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl:
      values.PUBLIC_URL ??
      `http://${values.HOST.includes(':') ? `[${values.HOST}]` : values.HOST === '127.0.0.1' ? 'localhost' : values.HOST}:${values.PORT}`,
    isPublicUrlGiven: values.PUBLIC_URL !== undefined,
    dataDir,
    databaseUrl: values.DATABASE_URL,
    migrateDatabaseUrl: values.MIGRATE_DATABASE_URL,
    secret: values.SECRET ?? secretOf(dataDir),
    isSecretGiven: values.SECRET !== undefined,
    trustProxy: values.TRUST_PROXY,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    returnPath: values.MAIL_RETURN_PATH,
    mailListen: mailListenOf(values.MAIL_LISTEN),
    imapUrl: values.IMAP_URL,
    dnsServers: values.DNS_SERVERS ?? [],
    apiKeyLimit: values.API_KEY_LIMIT,
    logLevel: values.LOG_LEVEL,
  }
}

// On this machine alone unless asked for: another program there, or a second Encopia, may have that port.
function mailListenOf(given: { host: string; port: number } | null | undefined): Config['mailListen'] {
  if (given === undefined) return { host: '127.0.0.1', port: 2525, isGiven: false }
  return given && { ...given, isGiven: true }
}

// What Fastify's trustProxy takes: it would throw at anything else, and at a network that is everybody.
function isProxy(entry: string): boolean {
  const [address = '', prefix = '1', ...more] = entry.split('/')
  const widest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0
  const isRange = /^\d{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= widest
  return proxyNames.includes(entry) || (isRange && more.length === 0 && !address.includes('%'))
}

/** The secret made at the first start and kept beside the data; readable by its owner alone. */
function secretOf(dataDir: string): string {
  const file = join(dataDir, 'secret')
  return orUnwritable(dataDir, () => {
    makeFolder(dataDir)
    try {
      writeFileSync(file, `${randomSecret()}\n`, { flag: 'wx', mode: 0o600 })
    } catch (error) {
      if (!existsSync(file)) throw error
    }
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length < 32)
      throw new StartProblem(`${file} holds no secret: put back the one that was there.`)
    return secret
  })
}
