import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A real IMAP server with a mailbox for every name, all with one password. */
export type Dovecot = {
  port: number
  password: string
  /** Puts a mail into somebody's folder, as a delivering server does. */
  deliver: (user: string, raw: string | Uint8Array) => void
  /** Takes everything out of somebody's folder, as whoever reads there may. */
  empty: (user: string) => void
  /** Numbers a folder anew: another UIDVALIDITY, as after a restore. */
  renumber: (user: string) => Promise<void>
  stop: () => Promise<void>
}

const program = '/usr/sbin/dovecot'
const nobody = 65_534

/** Why there is none here; null: it can be started. */
export const noDovecot: string | null = !existsSync(program)
  ? 'Dovecot is not installed'
  : process.getuid?.() !== 0
    ? 'Dovecot needs root'
    : null

/** Starts Dovecot on a port and a folder of its own. */
export async function startDovecot(): Promise<Dovecot> {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'))
  chownSync(folder, nobody, nobody)
  execFileSync('chmod', ['755', folder])
  const port = await freePort()
  const password = 'hay-buzón-1'
  writeFileSync(join(folder, 'dovecot.conf'), configuration({ folder, port, password }))
  let server = await start(folder, port)
  const own = (path: string): string => {
    mkdirSync(path, { recursive: true })
    chownSync(path, nobody, nobody)
    return path
  }
  const mailFolder = (user: string): string => {
    own(join(folder, 'mail'))
    const base = own(join(folder, 'mail', user))
    for (const name of ['tmp', 'cur', 'new']) own(join(base, name))
    return base
  }
  return {
    port,
    password,
    deliver(user, raw) {
      const base = mailFolder(user)
      const name = `${Date.now()}.${randomUUID()}.here`
      writeFileSync(join(base, 'tmp', name), raw)
      chownSync(join(base, 'tmp', name), nobody, nobody)
      renameSync(join(base, 'tmp', name), join(base, 'new', name))
    },
    empty(user) {
      for (const name of ['cur', 'new']) rmSync(join(mailFolder(user), name), { recursive: true })
      mailFolder(user)
    },
    async renumber(user) {
      await end(server)
      rmSync(join(mailFolder(user), 'dovecot-uidlist'), { force: true })
      for (const name of ['dovecot.index', 'dovecot.index.log', 'dovecot.index.cache', 'dovecot-uidvalidity'])
        rmSync(join(mailFolder(user), name), { force: true })
      // The number is made from the seconds of the clock.
      await pause(1100)
      server = await start(folder, port)
    },
    async stop() {
      await end(server)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function start(folder: string, port: number): Promise<ChildProcess> {
  const child = spawn(program, ['-F', '-c', join(folder, 'dovecot.conf')], { stdio: 'ignore' })
  for (let tries = 0; tries < 200; tries += 1) {
    if (await answers(port)) return child
    if (child.exitCode !== null) throw new Error(`Dovecot ended with ${child.exitCode}`)
    await pause(50)
  }
  throw new Error('Dovecot does not answer')
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await ended
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

const configuration = ({
  folder,
  port,
  password,
}: {
  folder: string
  port: number
  password: string
}): string => `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
auth_mechanisms = plain login
mail_max_userip_connections = 100
auth_failure_delay = 0
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${nobody} gid=${nobody} home=${folder}/mail/%u
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
`
